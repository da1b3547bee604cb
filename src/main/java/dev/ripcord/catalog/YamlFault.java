package dev.ripcord.catalog;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the YAML parser found. */
final class YamlFault {
  private YamlFault() {}

  static List<Problem> problem(MarkedYamlEngineException fault, String file) {
    var place =
        fault
            .getProblemMark()
            .or(fault::getContextMark)
            .map(each -> YamlReader.place(each, file))
            .orElseGet(() -> Place.whole(file));
    return List.of(new Problem(place, plain(fault)));
  }

  private static String plain(MarkedYamlEngineException fault) {
    var problem = String.valueOf(fault.getProblem());
    var context = Optional.ofNullable(fault.getContext()).orElse("");
    var opened = fault.getContextMark().map(each -> "line " + (each.getLine() + 1)).orElse("above");
    if (problem.contains("(TAB)")) {
      return "a tab stands here; YAML takes only spaces for indentation";
    }
    if (problem.contains("that cannot start any token")) {
      return "a value cannot begin with this character: put the value in quotes";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a ':' does not fit here: is the indentation right, or does a text with ': ' in it"
          + " need quotes?";
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return "a list item ('- ') has to begin a line of its own";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return opened + " is no 'key: value': is the ':' missing, or the space after it?";
    }
    if (problem.startsWith("found unexpected end of stream") && context.contains("quoted")) {
      return "the quote that opens at " + opened + " is never closed";
    }
    if (problem.startsWith("expected ',' or")) {
      var bracket = problem.contains("']'") ? "[" : "{";
      return "the '" + bracket + "' of " + opened + " is not closed, or a ',' is missing";
    }
    if (problem.startsWith("found unknown escape")) {
      return "no escape that YAML knows: use single quotes for a text with backslashes";
    }
    return blocks(problem, context);
  }

  private static String blocks(String problem, String context) {
    if (problem.startsWith("expected <block end>")) {
      return problem.matches(".*'(<block .*>|\\?|-)'")
          ? "this line's indentation does not fit the lines above"
          : "something follows a value that has ended: does the whole text need quotes?";
    }
    if (problem.startsWith("expected the node content")) {
      return "a value is missing here: " + problem;
    }
    if (problem.startsWith("expected '<document start>'")) {
      return "something follows the end of the text";
    }
    return "not readable as YAML: " + problem + (context.isBlank() ? "" : " (" + context + ")");
  }
}
