package dev.ripcord.export;

import dev.ripcord.script.ByHand;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A page that grows; what people wrote stands in it for itself. */
final class Markdown {
  private static final Pattern SIGNS = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~]");
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\s]+");

  private final List<String> lines = new ArrayList<>();

  /** A text of a catalog, without a meaning for Markdown. */
  static String text(String text) {
    var flat = BREAKS.matcher(text.strip()).replaceAll(" ");
    return SIGNS.matcher(flat).replaceAll(each -> each.group().equals("<") ? "&lt;" : "\\\\$0");
  }

  Markdown heading(int level, String text) {
    return block("#".repeat(level) + " " + text);
  }

  /** A paragraph of Markdown. */
  Markdown say(String text) {
    return block(text);
  }

  Markdown items(List<String> texts) {
    return texts.isEmpty()
        ? this
        : block(texts.stream().map(each -> "- " + each).toArray(String[]::new));
  }

  Markdown table(List<String> heads, List<List<String>> rows) {
    var all = new ArrayList<String>();
    all.add(row(heads));
    all.add("|" + "---|".repeat(heads.size()));
    rows.forEach(each -> all.add(row(each)));
    return block(all.toArray(String[]::new));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Commands in blocks, and between them what there is to see. */
  Markdown hand(List<ByHand.Line> hand) {
    var commands = new ArrayList<String>();
    var told = new ArrayList<String>();
    for (var each : hand) {
      switch (each) {
        case ByHand.Line.Command(String command) -> {
          items(told);
          told.clear();
          commands.add(command);
        }
        case ByHand.Line.Sentence(String sentence) -> {
          paste(commands);
          commands.clear();
          told.add(sentence);
        }
      }
    }
    paste(commands);
    return items(told);
  }

  private void paste(List<String> commands) {
    if (!commands.isEmpty()) {
      var fence = "```";
      while (String.join("\n", commands).contains(fence)) {
        fence += "`";
      }
      var all = new ArrayList<>(List.of(fence + "sh"));
      all.addAll(commands);
      all.add(fence);
      block(all.toArray(String[]::new));
    }
  }

  private Markdown block(String... some) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.addAll(List.of(some));
    return this;
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
