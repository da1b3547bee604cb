package dev.ripcord.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece as a person does it: the same calls in the same order, each as the notes beside its
 * function say it.
 */
public final class ByHand {
  private static final Pattern DEFINED = Pattern.compile("( *)([a-z_][a-z0-9_]*)\\(\\) \\{");
  private static final Pattern ASSIGNED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=(?s:.*)");
  private static final Pattern BREAKS = Pattern.compile("\\s+");

  private final Map<String, List<Note>> notes;
  private final Map<String, List<String>> functions = new HashMap<>();
  private final Map<String, String> named = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();

  private ByHand(Stream<Part> parts) {
    this.notes = Note.of(Stream.concat(Stream.of(Part.BASE), parts).toList());
  }

  /** The two halves of a step; what the look finds out, the act uses. */
  public record Hands(List<Line> look, List<Line> act) {}

  /** How a person does a step, and sees that it is done. */
  public static Hands of(PlainStep step) {
    var parts = Stream.of(step.look(), step.act()).flatMap(each -> each.parts().stream());
    var hand = new ByHand(parts);
    return new Hands(hand.told(step.look()), hand.told(step.act()));
  }

  /** A line for a person. */
  public sealed interface Line {
    String text();

    /** To be pasted into a shell. */
    record Command(String text) implements Line {}

    /** To be read; Markdown. */
    record Sentence(String text) implements Line {}
  }

  /** What there is to do and to see, in order. */
  public static List<Line> of(Piece piece) {
    return new ByHand(piece.parts().stream()).told(piece);
  }

  private List<Line> told(Piece piece) {
    lines.clear();
    follow(piece.lines());
    return List.copyOf(lines);
  }

  private void follow(List<String> some) {
    for (var i = 0; i < some.size(); i++) {
      var defined = DEFINED.matcher(some.get(i));
      if (defined.matches()) {
        var end = some.subList(i, some.size()).indexOf(defined.group(1) + "}") + i;
        define(defined.group(2), some.subList(i + 1, end));
        i = end;
      } else {
        follow(some.get(i).strip());
      }
    }
  }

  /** One that ends with what it is given is a name for what stands before that. */
  private void define(String name, List<String> body) {
    functions.put(name, body);
    var words = body.isEmpty() ? List.<String>of() : Words.of(body.getLast());
    if (words.size() > 4 && words.getLast().equals("\"$@\"")) {
      var filling = new Note.Filling(words.subList(0, words.size() - 1), named, each -> each);
      named.put(name, filling.of("{as 2}$4-"));
    }
  }

  private void follow(String line) {
    var words = new ArrayList<>(Words.of(line));
    var after = words.indexOf("||");
    if (after >= 0) {
      words.subList(after, words.size()).clear();
    }
    surroundings(words);
    if (!words.isEmpty()) {
      call(words);
    }
  }

  /** Variables that are set for what comes, and that are not part of the call itself. */
  private void surroundings(List<String> words) {
    var first = words.getFirst();
    if (first.startsWith("pass=")) {
      named.put("pass", Words.meaning(first.substring(5)));
    } else if (first.equals("(export")) {
      var end = 1;
      while (!words.get(end).endsWith(";")) {
        end++;
      }
      var set = String.join(" ", words.subList(1, end + 1));
      named.put("env", set.substring(0, set.length() - 1) + " ");
      words.subList(0, end + 1).clear();
      words.set(words.size() - 1, words.getLast().replaceFirst("\\)$", ""));
      return;
    } else if (first.equals("export")) {
      named.put("env", String.join(" ", words.subList(1, words.size())) + " ");
    } else if (first.equals("unset")) {
      named.remove("env");
    }
    if (ASSIGNED.matcher(first).matches() || List.of("export", "unset").contains(first)) {
      words.clear();
    }
  }

  private void call(List<String> words) {
    if (words.getFirst().equals("sleep")) {
      lines.add(new Line.Command(String.join(" ", words)));
    }
    notes.getOrDefault(words.getFirst(), List.of()).forEach(each -> say(each, words));
    if (words.getFirst().equals("run")) {
      named.remove("env");
    }
    words.stream().skip(1).filter(functions::containsKey).map(functions::get).forEach(this::follow);
  }

  private void say(Note note, List<String> words) {
    switch (note.kind()) {
      case COMMAND -> {
        var text = new Note.Filling(words, named, each -> each).of(note.text());
        if (!text.isBlank()) {
          add(new Line.Command(text.strip().replace("$(secret ", "$(cat ")));
        }
      }
      case SENTENCE -> {
        var text = new Note.Filling(words, named, ByHand::code).of(note.text());
        if (!text.isBlank()) {
          add(new Line.Sentence(text.strip()));
        }
      }
      case NAME -> {
        var name = note.text().split(" ", 2);
        var value = name.length == 1 ? "" : name[1];
        named.put(name[0], new Note.Filling(words, named, each -> each).of(value));
      }
    }
  }

  private void add(Line line) {
    if (lines.isEmpty() || !lines.getLast().equals(line)) {
      lines.add(line);
    }
  }

  /** A word of a shell as text of a page, with one more backtick around it than it holds. */
  private static String code(String word) {
    return mark(Words.meaning(word));
  }

  /** A text that stands for itself in a page. */
  public static String mark(String text) {
    var flat = BREAKS.matcher(text).replaceAll(" ").strip();
    var ticks = "`";
    while (flat.contains(ticks)) {
      ticks += "`";
    }
    var room = flat.startsWith("`") || flat.endsWith("`") ? " " : "";
    return flat.isEmpty() ? "nothing" : ticks + room + flat + room + ticks;
  }
}
