package dev.ripcord.target.compose;

import dev.ripcord.check.Mark;
import dev.ripcord.host.Host;
import dev.ripcord.step.Look;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What happened to containers, by Docker's own list of events: a container that was started several
 * times between two looks shows only the last start itself. {@code RestartCount} leaves out {@code
 * docker restart} and begins anew with each container, so it counts nothing here.
 */
final class Happened {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pattern LINE =
      Pattern.compile("(start|oom)\t([0-9a-f]{12,64})\t(\\d{1,19})");
  private static final List<String> EVENTS =
      List.of(
          "events",
          "--since=24h",
          "--until=0s",
          "--filter=type=container",
          "--filter=event=start",
          "--filter=event=oom",
          "--format={{.Action}}\t{{.Actor.ID}}\t{{.TimeNano}}");
  private static final int SHORT = 12;

  private Happened() {}

  /**
   * To the containers of a look. Docker keeps some hundred events, so older ones may be missing;
   * and it takes the time until which they are asked for in whole seconds, so those of the last
   * second come with the next look.
   */
  static List<Mark> to(Look look, Host host, Stack stack) {
    var ids = words(look, "ids");
    if (ids.isEmpty()) {
      return List.of();
    }
    var listed = host.look(stack.docker(EVENTS).within(LIMIT));
    return all(look, listed.ok() ? listed.stdout() : "");
  }

  /** Pure; {@code events} are lines of what happened, when and to what. */
  static List<Mark> all(Look look, String events) {
    var ids = words(look, "ids");
    var marks = new ArrayList<Mark>();
    events
        .lines()
        .flatMap(each -> event(each).stream())
        .filter(each -> ids.stream().anyMatch(id -> each.id().endsWith(" " + id)))
        .forEach(marks::add);
    for (Mark each : states(ids, words(look, "started"))) {
      if (marks.stream().noneMatch(each::same)) {
        marks.add(each);
      }
    }
    return marks;
  }

  private static Optional<Mark> event(String line) {
    var match = LINE.matcher(line);
    return match.matches()
        ? Optional.of(
            new Mark(
                match.group(1) + " " + match.group(2).substring(0, SHORT),
                Instant.ofEpochSecond(0, Long.parseLong(match.group(3)))))
        : Optional.empty();
  }

  /** The last start of each, as its state has it. */
  private static List<Mark> states(List<String> ids, List<String> started) {
    var marks = new ArrayList<Mark>();
    for (var i = 0; i < Math.min(ids.size(), started.size()); i++) {
      try {
        marks.add(new Mark("start " + ids.get(i), Instant.parse(started.get(i))));
      } catch (DateTimeParseException never) {
        // a container that was made and never started
      }
    }
    return marks;
  }

  private static List<String> words(Look look, String fact) {
    return look.fact(fact).map(each -> List.of(each.split(",", -1))).orElse(List.of());
  }
}
