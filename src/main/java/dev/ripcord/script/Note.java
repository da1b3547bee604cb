package dev.ripcord.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a comment beside a function says for a person who does the same by hand.
 *
 * <p>{@code #$} begins a command, {@code #:} a sentence, {@code #@} a name for what follows it. In
 * them {@code $1} is an argument, {@code $4-} the fourth and the rest, <code>${name}</code> what
 * has a name, <code>{as 2}</code> the change to the user of the second; <code>{2?text}</code>
 * stands when there is a second argument, <code>{2!?text}</code> when there is none, and <code>
 * {2=yes?text}</code> when it is this one; {@code #} is another one, {@code ^} begins so, {@code *}
 * contains it, {@code !} with a text does not. {@code $2~} is what follows a colon.
 */
record Note(Kind kind, String text) {
  private static final Pattern NOTE = Pattern.compile("#([$:@]) (.+)");
  private static final Pattern FUNCTION = Pattern.compile("([a-z_][a-z0-9_]*)\\(\\) \\{.*");
  private static final Pattern BLANK =
      Pattern.compile(
          "\\{(\\w+)([!=#^*][^?{}]*)?\\?((?:\\$\\{\\w+}|\\{as \\d}|[^{}])*)}"
              + "|\\{as (\\d)}|\\$\\{(\\w+)}|\\$(\\d)([-~]?)");

  /** What it is for. */
  enum Kind {
    COMMAND,
    SENTENCE,
    NAME
  }

  /** What stands where a note leaves a blank. */
  record Filling(List<String> words, Map<String, String> named, UnaryOperator<String> shown) {

    String of(String text) {
      return BLANK.matcher(text).replaceAll(each -> Matcher.quoteReplacement(filled(each)));
    }

    private String filled(MatchResult blank) {
      if (blank.group(1) != null) {
        var how = Optional.ofNullable(blank.group(2)).orElse("");
        return holds(word(blank.group(1)), how) ? of(blank.group(3)) : "";
      }
      if (blank.group(4) != null) {
        return as(word(blank.group(4)));
      }
      return blank.group(5) != null
          ? shown.apply(word(blank.group(5)))
          : argument(Integer.parseInt(blank.group(6)), blank.group(7));
    }

    private String argument(int at, String how) {
      return switch (how) {
        case "-" -> words.stream().skip(at).map(shown).collect(Collectors.joining(" "));
        case "~" -> shown.apply(word(String.valueOf(at)).replaceFirst("^('?)[a-z]+:", "$1"));
        default -> shown.apply(word(String.valueOf(at)));
      };
    }

    private String word(String name) {
      if (!Character.isDigit(name.charAt(0))) {
        return named.getOrDefault(name, "");
      }
      var at = Integer.parseInt(name);
      return at < words.size() ? words.get(at) : "";
    }

    private static boolean holds(String word, String how) {
      var there = !List.of("", "''", "-").contains(word);
      var meant = how.isEmpty() ? "" : how.substring(1);
      var is = Words.meaning(word);
      return switch (how.isEmpty() ? ' ' : how.charAt(0)) {
        case '!' -> meant.isEmpty() ? !there : !is.contains(meant);
        case '=' -> is.equals(meant);
        case '#' -> there && !is.equals(meant);
        case '^' -> is.startsWith(meant);
        case '*' -> is.contains(meant);
        default -> there;
      };
    }

    private String as(String user) {
      if (!holds(user, "")) {
        return "";
      }
      var kept = named.getOrDefault("pass", "");
      return "sudo "
          + (kept.isEmpty() ? "" : "--preserve-env=" + kept + " ")
          + (user.equals("root") ? "" : "-u " + user + " ")
          + "-- ";
    }
  }

  /** The notes of the functions of some parts, by function. */
  static Map<String, List<Note>> of(List<Part> parts) {
    var all = new LinkedHashMap<String, List<Note>>();
    for (var part : parts) {
      var some = new ArrayList<Note>();
      for (var line : part.lines()) {
        var note = NOTE.matcher(line);
        var function = FUNCTION.matcher(line);
        if (note.matches()) {
          some.add(new Note(kind(note.group(1)), note.group(2)));
        } else if (function.matches() && !some.isEmpty()) {
          all.put(function.group(1), List.copyOf(some));
          some.clear();
        }
      }
    }
    return all;
  }

  private static Kind kind(String sign) {
    return switch (sign) {
      case "$" -> Kind.COMMAND;
      case ":" -> Kind.SENTENCE;
      default -> Kind.NAME;
    };
  }

  /** Whether a line of a part is one. */
  static boolean is(String line) {
    return NOTE.matcher(line).matches();
  }
}
