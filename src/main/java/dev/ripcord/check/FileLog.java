package dev.ripcord.check;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult.Exited;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A log file. Only its end is read; which lines are new is told by their times, or by the file's
 * own when it was made or last written.
 */
record FileLog(String file) implements LogSource {
  private static final int MOST = 4 << 20;
  private static final int UNDATED = 200;

  /** File systems stamp with the time of the last clock tick, which lies a little back. */
  private static final Duration COARSE = Duration.ofMillis(100);

  /** What the file system tells of it. */
  record State(Instant born, Instant written, long size, ZoneOffset zone) {}

  @Override
  public String title() {
    return file;
  }

  @Override
  public Answer read(Sight sight, Optional<String> as) {
    var told = sight.host().look(Command.of("stat", "-L", "-c", "%W %.9Y %s %y", file).as(as));
    if (!(told instanceof Exited(int status, var output))) {
      return new Answer.Not(Asked.withoutAnswer(told).orElseThrow());
    }
    var state = state(output.stdout().strip());
    if (status != 0 || state.isEmpty()) {
      return new Answer.Not(absent(told.said()));
    }
    if (state.get().written().plus(COARSE).isBefore(sight.since())) {
      return new Answer.Read(
          new LogLines(List.of(), true, "it: nothing was written since the run began"));
    }
    var end = Command.of("tail", "-c", String.valueOf(MOST), "--", file).as(as);
    var read =
        sight
            .host()
            .look(
                new Command(
                    end.argv(), end.directory(), end.environment(), end.as(), end.timeout(), MOST));
    return read.ok()
        ? new Answer.Read(lines(read.stdout(), state.get(), sight.since()))
        : new Answer.Not(Finding.unknown("cannot be read: " + Texts.line(read.said())));
  }

  private static Finding absent(String said) {
    return said.contains("No such file")
        ? Finding.bad("there is no such file")
        : Finding.unknown("cannot be read: " + Texts.line(said));
  }

  /** Reads {@code 1700000000 1700000100.250000000 4096 2026-01-31 12:00:00.250000000 +0100}. */
  static Optional<State> state(String printed) {
    var parts = printed.split(" ", -1);
    if (parts.length != 6 || !parts[1].matches("\\d+[.,]\\d{9}")) {
      return Optional.empty();
    }
    var written = parts[1].split("[.,]", -1);
    return Optional.of(
        new State(
            Instant.ofEpochSecond(parts[0].matches("\\d+") ? Long.parseLong(parts[0]) : 0),
            Instant.ofEpochSecond(Long.parseLong(written[0]), Long.parseLong(written[1])),
            Long.parseLong(parts[2]),
            ZoneOffset.of(parts[5])));
  }

  static LogLines lines(String end, State state, Instant since) {
    var all = end.lines().toList();
    var cut = state.size() > MOST;
    var whole = cut && !all.isEmpty() ? all.subList(1, all.size()) : all;
    var born = state.born();
    if (born.getEpochSecond() > 0 && !born.isBefore(since)) {
      return new LogLines(
          whole, true, "all of it, which was begun since the run began" + only(cut));
    }
    var time = new LogTime(state.zone(), since.atOffset(state.zone()).getYear());
    if (whole.stream().noneMatch(each -> time.of(each).isPresent())) {
      var last = whole.subList(Math.max(0, whole.size() - UNDATED), whole.size());
      return new LogLines(last, false, "the last " + last.size() + " lines, which tell no time");
    }
    var recent = time.since(whole, since);
    var covered = recent.size() < whole.size() || !cut;
    return new LogLines(
        recent, true, recent.size() + " lines since the run began" + only(!covered));
  }

  private static String only(boolean cut) {
    return cut ? ", as far as the last 4 MiB go" : "";
  }
}
