package dev.ripcord.target.dokku;

import dev.ripcord.check.Sight;
import dev.ripcord.host.CommandResult;
import dev.ripcord.step.Look;
import dev.ripcord.target.Observed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Asks Dokku for the reports of one app and for its containers, all at once. */
record AppLook(Line line, String app) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> QUESTIONS =
      List.of("apps:report", "git:report", "ps:report", "ps:inspect");

  Look at(Sight sight) {
    var answers = answers(sight);
    var failed =
        answers.stream()
            .limit(QUESTIONS.size() - 1L) // inspect fails where nothing was ever deployed
            .filter(each -> !each.ok())
            .findFirst();
    if (failed.isPresent()) {
      return failed(failed.get());
    }
    var apps = Report.parse("app", answers.get(0).stdout());
    var git = Report.parse("git", answers.get(1).stdout());
    var ps = Report.parse("ps", answers.get(2).stdout());
    var containers = Container.parse(answers.get(3).stdout());
    if (containers.isEmpty() && ps.is("deployed", "true")) {
      return unseen("its containers cannot be seen, ps:inspect: " + answers.get(3).said());
    }
    return new Running(apps, git, ps, containers.orElse(List.of())).look(app);
  }

  /** The first alone, so that the others find its connection. */
  private List<CommandResult> answers(Sight sight) {
    var first = ask(sight, QUESTIONS.getFirst());
    if (!first.ok()) {
      return List.of(first);
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var more =
          QUESTIONS.stream()
              .skip(1)
              .map(each -> threads.submit(() -> ask(sight, each)))
              .toList()
              .stream()
              .map(AppLook::got);
      return Stream.concat(Stream.of(first), more).toList();
    }
  }

  private CommandResult ask(Sight sight, String word) {
    return line.ask(sight.host(), List.of(word, app), LIMIT);
  }

  private static CommandResult got(Future<CommandResult> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CommandResult.NotStarted("stopped while looking");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Look failed(CommandResult answer) {
    var words = answer instanceof CommandResult.Exited(_, var output) ? output.stderr() : "";
    return words.contains("does not exist") || words.contains("is not a valid app")
        ? new Look(Map.of(Seen.MISSING, "true"), "Dokku has no app " + app)
        : unseen(answer.said());
  }

  private Look unseen(String why) {
    var said = "app " + app + " of " + line.title() + " cannot be seen: " + why;
    return new Look(Map.of(Observed.UNSEEN, said), said);
  }
}
