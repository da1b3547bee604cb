package dev.ripcord.app;

import dev.ripcord.check.LogText;
import dev.ripcord.check.LogTime;
import dev.ripcord.check.Reveal;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.release.Release;
import dev.ripcord.target.Target;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the log of a service on one host; what looks like a secret is left out. */
final class Logs {
  private static final int MOST = 16 << 20;

  /** So many lines are looked through for those of the last hour. */
  private static final int WINDOW = 20_000;

  private Logs() {}

  /**
   * The command that shows it; empty where the target has no log.
   *
   * @param runs what runs, for a target with several that run side by side; asked only then
   */
  static Optional<Command> command(Target target, Supplier<Optional<Release>> runs, LogAsk ask) {
    var found =
        command(target, Optional.empty(), ask)
            .or(() -> runs.get().flatMap(each -> command(target, Optional.of(each), ask)));
    return found.map(each ->
        new Command(
            each.argv(), each.directory(), each.environment(), each.as(), each.timeout(), MOST));
  }

  private static Optional<Command> command(Target target, Optional<Release> which, LogAsk ask) {
    if (ask.since().isPresent()) {
      return target.timedLogs(which, Math.max(WINDOW, ask.lines()));
    }
    return which.isPresent()
        ? target.logs(which.get(), ask.lines(), false)
        : target.logs(ask.lines(), false);
  }

  static LogRead read(Sight sight, Command command, LogAsk ask) {
    var result = new Reveal(sight.secrets()).hide(sight.host().look(command));
    if (!(result instanceof Exited(int status, var output)) || status != 0) {
      return new LogRead.Unread(result.said());
    }
    var all = output.stdout().lines().toList();
    var cut = output.truncated() ? "it is longer than 16 MiB: its newest lines are missing" : "";
    var recent = recent(sight, all, ask);
    var hidden = recent.lines().stream().map(LogText::hidden).toList();
    return new LogRead.Lines(hidden, cut.isEmpty() ? recent.doubt() : cut);
  }

  private static LogRead.Lines recent(Sight sight, List<String> all, LogAsk ask) {
    if (ask.since().isEmpty()) {
      return new LogRead.Lines(last(all, ask), "");
    }
    var told = sight.host().look(Command.of("date", "+%s %z"));
    var clock = clock(told);
    if (clock.isEmpty()) {
      return new LogRead.Lines(last(all, ask), "the host's clock cannot be asked: " + told.said());
    }
    var zone = clock.get().zone();
    var from = clock.get().now().minus(ask.since().get());
    var time = new LogTime(zone, clock.get().now().atOffset(zone).getYear());
    if (!all.isEmpty() && all.stream().noneMatch(each -> time.of(each).isPresent())) {
      return new LogRead.Lines(last(all, ask), "its lines tell no time: these are the last ones");
    }
    var recent = time.since(all, from);
    var tooFew = recent.size() == all.size() && all.size() >= WINDOW;
    return new LogRead.Lines(
        last(recent, ask), tooFew ? "only the last " + WINDOW + " lines were looked through" : "");
  }

  private record HostClock(Instant now, ZoneOffset zone) {}

  /** Reads {@code 1700000000 +0100}. */
  private static Optional<HostClock> clock(CommandResult told) {
    var words = told.stdout().strip().split(" ", -1);
    return told.ok() && words.length == 2 && words[0].matches("\\d{1,12}")
        ? Optional.of(
            new HostClock(Instant.ofEpochSecond(Long.parseLong(words[0])), ZoneOffset.of(words[1])))
        : Optional.empty();
  }

  private static List<String> last(List<String> lines, LogAsk ask) {
    return lines.subList(Math.max(0, lines.size() - ask.lines()), lines.size());
  }
}
