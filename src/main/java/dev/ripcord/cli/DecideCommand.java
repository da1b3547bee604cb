package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.catalog.Decision.Question;
import dev.ripcord.decide.Walk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Decides with a person whether to roll back. */
final class DecideCommand {
  private static final String ANSWER = "--answer";

  private DecideCommand() {}

  static Command decide() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    takes.addOption(
        Options.texts(ANSWER, "NAME=ANSWER", "the answer to a question; may stand several times"));
    return new Command(
        "decide",
        Command.Group.NOW,
        "roll back or not? answer what only a person knows, and be told what to do",
        List.of(
            "Walks through the questions or the matrix of the catalog's 'decide:'. What checks can"
                + " tell is looked at, what they cannot is asked. A rollback that is advised is"
                + " begun by pressing r; nothing else is changed.",
            "Without a terminal the open question is printed, with the commands that answer it.",
            "Exit codes: 0 decided, 12 a person has to answer first; with r that of the rollback."),
        List.of(
            example("ripcord decide api", "look, ask, and advise"),
            example("ripcord decide api --answer errors=yes --json", "the same in a script")),
        takes,
        DecideCommand::run);
  }

  private static int run(Call call) throws InterruptedException {
    var service = call.argument(0);
    var deciding = call.ripcord().deciding(service);
    var answers = Answers.of(call.all(ANSWER), Walk.questions(deciding.decision()).toList());
    return new Deciding(call, deciding, answers).run();
  }

  /** Answers as they were typed. */
  static final class Answers {
    private Answers() {}

    /** By the name of the question. */
    static Map<String, String> of(List<String> typed, List<Question> questions) {
      var answers = new LinkedHashMap<String, String>();
      for (var each : typed) {
        var parts = each.split("=", 2);
        if (parts.length < 2) {
          throw new Mistake(
              ANSWER + " takes NAME=ANSWER, such as errors=yes, and '" + each + "' is none");
        }
        var name = parts[0].strip();
        var answer =
            questions.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .flatMap(it -> word(it, parts[1]));
        answers.put(name, answer.orElse(parts[1].strip()));
      }
      return answers;
    }

    /** The answer that is meant, also by its beginning and in other letters. */
    static Optional<String> word(Question question, String typed) {
      var text = typed.strip().toLowerCase(Locale.ROOT);
      var like =
          question.answers().keySet().stream()
              .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(text))
              .toList();
      var same = like.stream().filter(each -> each.equalsIgnoreCase(text)).findFirst();
      return same.or(
          () -> like.size() == 1 && !text.isEmpty() ? like.stream().findFirst() : Optional.empty());
    }
  }
}
