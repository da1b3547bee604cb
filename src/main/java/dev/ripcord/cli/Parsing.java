package dev.ripcord.cli;

import dev.ripcord.catalog.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was typed: a command with what it was given, or a mistake. */
sealed interface Parsing {

  /** A command; {@code help} when its help was asked for instead. */
  record Asked(Command command, ParseResult parsed, boolean help) implements Parsing {}

  /** A mistake, and where to read on. */
  record Wrong(String said, String next) implements Parsing {}

  static Parsing of(String... args) {
    var words = new ArrayList<>(Arrays.asList(args));
    var first = firstWord(words);
    if (first < 0) {
      return withoutCommand(words);
    }
    var name = words.remove(first);
    if (Commands.begins(name)) {
      return group(name, first, words);
    }
    return Commands.NAMES.contains(name)
        ? command(Commands.named(name), words)
        : unknown(name, Commands.NAMES);
  }

  private static Parsing group(String name, int at, List<String> words) {
    var second = at < words.size() && !words.get(at).startsWith("-") ? words.remove(at) : "";
    var known = Commands.NAMES.stream().filter(each -> each.startsWith(name + " ")).toList();
    return known.contains(name + " " + second)
        ? command(Commands.named(name + " " + second), words)
        : unknown((name + " " + second).strip(), known);
  }

  private static Wrong unknown(String name, List<String> known) {
    var hint = Suggestion.nearest(name, known).map(each -> "; did you mean '" + each + "'?");
    var others = known.size() > 5 ? "" : "; there are " + String.join(", ", known);
    return new Wrong("there is no command '" + name + "'" + hint.orElse(others), "ripcord help");
  }

  /** Where the command's name stands, or -1; a value of an option before it is no name. */
  private static int firstWord(List<String> words) {
    for (var i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (word.equals(Globals.CATALOG) || word.equals(Globals.JOURNAL_DIR)) {
        i++;
      } else if (!word.startsWith("-")) {
        return i;
      }
    }
    return -1;
  }

  private static Parsing withoutCommand(List<String> words) {
    if (words.remove("--version") || words.remove("-V")) {
      return command(Commands.named("version"), words);
    }
    if (words.remove("--help") || words.remove("-h")) {
      return command(Commands.named("help"), words);
    }
    return command(LookCommands.now(), words);
  }

  private static Parsing command(Command command, List<String> words) {
    var spec = command.takes();
    Globals.add(spec);
    try {
      var parsed = new CommandLine(spec).parseArgs(joined(words).toArray(new String[0]));
      return new Asked(command, parsed, parsed.isUsageHelpRequested());
    } catch (ParameterException e) {
      return new Wrong(said(e, spec), ("ripcord help " + command.name()).strip());
    }
  }

  /**
   * {@code --watch 15m} becomes {@code --watch=15m}, and {@code --watch} alone {@code --watch=}: a
   * value that may be left out must not swallow the service's name. What follows {@code --} is not
   * ours.
   */
  private static List<String> joined(List<String> words) {
    var joined = new ArrayList<String>();
    var ours = words.contains("--") ? words.indexOf("--") : words.size();
    for (var i = 0; i < words.size(); i++) {
      if (i >= ours || !words.get(i).equals("--watch")) {
        joined.add(words.get(i));
      } else if (i + 1 < words.size() && startsWithDigit(words.get(i + 1))) {
        joined.add("--watch=" + words.get(++i));
      } else {
        joined.add("--watch=");
      }
    }
    return joined;
  }

  private static boolean startsWithDigit(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }

  private static String said(ParameterException e, CommandSpec spec) {
    return switch (e) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched(), spec);
      case MissingParameterException missing -> "it needs " + labels(missing.getMissing());
      default -> String.valueOf(e.getMessage());
    };
  }

  private static String unmatched(List<String> words, CommandSpec spec) {
    var word = words.getFirst();
    if (!word.startsWith("-")) {
      return "'" + word + "' is one argument too many";
    }
    var names = spec.options().stream().map(OptionSpec::longestName).toList();
    var typed = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    var hint = Suggestion.nearest(typed, names).map(each -> "; did you mean " + each + "?");
    return "there is no option " + typed + hint.orElse("");
  }

  private static String labels(List<ArgSpec> missing) {
    return String.join(
        " and ",
        missing.stream()
            .map(each ->
                each instanceof OptionSpec option
                    ? option.longestName() + " " + option.paramLabel()
                    : each.paramLabel())
            .toList());
  }
}
