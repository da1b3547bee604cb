package dev.ripcord.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Scripts that complete a command line; names of services and runs are asked of ripcord itself. */
final class Completion {
  /** Prints what the word at a place could be: _ripcord_candidates PLACE ripcord WORD... */
  private static final String CANDIDATES =
      """
      _ripcord_candidates() {
        local place=$1 at=1 name= given= nth=0 options= takes= word=
        shift 2
        while [ $at -lt "$place" ]; do
          word=$1
          case $word in
            --catalog | --journal-dir) shift; at=$((at + 1)) ;;
            -*) ;;
            *)
              case $name in
                '' | deploy | journal) name="${name:+$name }$word" ;;
                *) nth=$((nth + 1)); given=${given:-$word} ;;
              esac
              ;;
          esac
          [ $# -eq 0 ] || shift
          at=$((at + 1))
        done
        case $name in
          '') options='--version %GLOBALS%' takes=COMMAND ;;
          deploy) takes=DEPLOY ;;
          journal) takes=JOURNAL ;;
          %CASES%
        esac
        case ${1:-} in -*) takes=OPTION nth=0 ;; esac
        while [ $nth -gt 0 ]; do
          case $takes in *' '*) takes=${takes#* } ;; *) takes= ;; esac
          nth=$((nth - 1))
        done
        case ${takes%% *} in
          OPTION) echo "$options" | tr ' ' '\\n' ;;
          COMMAND) echo '%COMMANDS%' | tr ' ' '\\n' ;;
          DEPLOY) printf '%s\\n' begin record ;;
          JOURNAL) echo verify ;;
          SHELL) printf '%s\\n' bash zsh fish ;;
          DECISION) printf '%s\\n' done again skip stop ;;
          SERVICE) ripcord services --quiet 2>/dev/null ;;
          RUN) ripcord services --quiet 2>/dev/null; ripcord runs --quiet 2>/dev/null ;;
          RELEASE) echo previous; ripcord releases "$given" --quiet 2>/dev/null ;;
        esac
      }
      """;

  private Completion() {}

  /** The first words of all commands. */
  private static List<String> firstWords() {
    return Commands.NAMES.stream().map(each -> each.split(" ", 2)[0]).distinct().toList();
  }

  static List<String> bash() {
    return lines(
        "# source <(ripcord completion bash)",
        """
        _ripcord() {
          local IFS=$'\\n' word=${COMP_WORDS[COMP_CWORD]}
          COMPREPLY=($(compgen -W "$(_ripcord_candidates "$COMP_CWORD" "${COMP_WORDS[@]}")" -- "$word"))
        }
        complete -o bashdefault -o default -F _ripcord ripcord
        """);
  }

  static List<String> zsh() {
    return lines(
        "# source <(ripcord completion zsh), after compinit",
        """
        _ripcord() {
          local -a found
          found=(${(f)"$(_ripcord_candidates $((CURRENT - 1)) "${words[@]}")"})
          if ((${#found})); then compadd -- "${found[@]}"; else _files; fi
        }
        compdef _ripcord ripcord
        """);
  }

  /** The part that bash and zsh share is plain sh; the rest calls it. */
  private static List<String> lines(String first, String shell) {
    return Stream.of(
            Stream.of(first), CANDIDATES.lines().flatMap(Completion::filled), shell.lines())
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<String> filled(String line) {
    return line.strip().equals("%CASES%")
        ? cases().stream()
        : Stream.of(
            line.replace("%GLOBALS%", String.join(" ", globals()))
                .replace("%COMMANDS%", String.join(" ", firstWords())));
  }

  private static List<String> cases() {
    return Commands.all().stream()
        .map(each ->
            "    '"
                + each.name()
                + "') options='"
                + String.join(" ", options(each))
                + "' takes='"
                + String.join(" ", labels(each))
                + "' ;;")
        .toList();
  }

  static List<String> fish() {
    var lines = new ArrayList<String>();
    lines.add("# ripcord completion fish > ~/.config/fish/completions/ripcord.fish");
    lines.add("complete -c ripcord -f");
    for (var each : Commands.all()) {
      fish(each, lines);
    }
    return lines;
  }

  private static void fish(Command command, List<String> lines) {
    var words = command.name().split(" ", 2);
    var first = "__fish_use_subcommand";
    var within = "__fish_seen_subcommand_from " + words[words.length - 1];
    if (words.length == 2) {
      lines.add(fishLine(first, "-a " + words[0], ""));
      first = "__fish_seen_subcommand_from " + words[0];
    }
    lines.add(fishLine(first, "-a " + words[words.length - 1], command.summary()));
    for (var each : labels(command)) {
      fishNames(each).ifPresent(names -> lines.add(fishLine(within, "-a '" + names + "'", "")));
    }
    for (var each : withGlobals(command).options()) {
      lines.add(
          fishLine(
              within,
              "-l " + each.longestName().substring(2) + (each.arity().max() == 0 ? "" : " -r"),
              String.join(" ", each.description())));
    }
  }

  private static Optional<String> fishNames(String label) {
    return Optional.ofNullable(
        switch (label) {
          case "SERVICE" -> "(ripcord services --quiet 2>/dev/null)";
          case "RUN" -> "(ripcord services --quiet 2>/dev/null; ripcord runs --quiet 2>/dev/null)";
          case "RELEASE" -> "previous";
          case "SHELL" -> "bash zsh fish";
          case "DECISION" -> "done again skip stop";
          case "COMMAND" -> String.join(" ", firstWords());
          default -> null;
        });
  }

  private static String fishLine(String when, String what, String description) {
    var text = description.replace("\\", "\\\\").replace("'", "\\'");
    return "complete -c ripcord -n '"
        + when
        + "' "
        + what
        + (text.isEmpty() ? "" : " -d '" + text + "'");
  }

  private static CommandSpec withGlobals(Command command) {
    Globals.add(command.takes());
    return command.takes();
  }

  private static List<String> options(Command command) {
    var names = new TreeSet<String>();
    withGlobals(command).options().forEach(each -> names.add(each.longestName()));
    return List.copyOf(names);
  }

  private static List<String> labels(Command command) {
    return command.takes().positionalParameters().stream()
        .map(PositionalParamSpec::paramLabel)
        .toList();
  }

  private static List<String> globals() {
    var spec = CommandSpec.create();
    Globals.add(spec);
    return spec.options().stream().map(OptionSpec::longestName).toList();
  }
}
