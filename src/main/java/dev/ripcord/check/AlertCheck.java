package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.clock.Durations;
import dev.ripcord.probe.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether an alert of somebody else's monitoring fires. That nothing is heard of it does not mean
 * that it is over: whoever would tell may be away.
 *
 * @param labels that it has to have; it may have more
 * @param within how long what was heard stands for what is
 */
record AlertCheck(String name, Map<String, String> labels, Duration within) implements Check {

  AlertCheck {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  static Shape<Check> shape() {
    var name = Field.required("name", Shapes.text(), "its name, the label `alertname`");
    var labels =
        Field.or(
            "labels",
            Shapes.map(
                Shapes.text("the name of a label", "[a-zA-Z_][a-zA-Z0-9_]{0,99}"), Shapes.text()),
            Map.<String, String>of(),
            "labels that it has to have, with their values");
    var within =
        Field.or(
            "within",
            Shapes.duration(),
            Duration.ofMinutes(5),
            "how long what was heard counts; longer than Alertmanager's repeat_interval");
    return Shapes.object(
        "Whether an alert fires, as Alertmanager tells the daemon.",
        values -> new AlertCheck(values.get(name), values.get(labels), values.get(within)),
        name,
        labels,
        within);
  }

  @Override
  public String title() {
    return "alert " + name + said() + " does not fire";
  }

  private String said() {
    return labels.isEmpty()
        ? ""
        : labels.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", ", " {", "}"));
  }

  /** An alert is told here, wherever the service runs. */
  @Override
  public boolean ofHost() {
    return false;
  }

  @Override
  public Finding look(Sight sight) {
    return sight
        .alerts()
        .known(name, labels)
        .map(each -> judge(each, sight.clock().now()))
        .orElseGet(() -> unknown("only the daemon hears alerts (ripcord serve)"));
  }

  /** Pure. */
  Finding judge(List<Alerts.Alert> known, Instant now) {
    if (known.isEmpty()) {
      return unknown("nothing was heard of it yet");
    }
    var fresh = known.stream().filter(each -> !each.heard().plus(within).isBefore(now)).toList();
    var firing = fresh.stream().filter(Alerts.Alert::fires).toList();
    if (!firing.isEmpty()) {
      return fires(firing, now);
    }
    var ended = fresh.stream().flatMap(each -> each.ended().stream()).max(Instant::compareTo);
    var silent = known.stream().anyMatch(each -> each.fires() && !fresh.contains(each));
    return ended.isEmpty() || silent
        ? unknown("nothing was heard of it for " + Durations.format(within))
        : over(ended, now);
  }

  private static Finding fires(List<Alerts.Alert> firing, Instant now) {
    var began = firing.stream().map(Alerts.Alert::began).min(Instant::compareTo).orElse(now);
    var count = firing.size() == 1 ? "" : ", " + firing.size() + " of them";
    return Finding.bad("it has fired for " + since(began, now) + count)
        .from(Origin.ANSWER)
        .measured(Map.of("firing", (double) firing.size()));
  }

  private static Finding over(Optional<Instant> ended, Instant now) {
    return Finding.good("it ended " + since(ended.orElse(now), now) + " ago")
        .measured(Map.of("firing", 0.0));
  }

  private static String since(Instant moment, Instant now) {
    return Durations.format(
        Duration.ofSeconds(Math.max(0, Duration.between(moment, now).toSeconds())));
  }

  private static Finding unknown(String why) {
    return Finding.unknown(why).from(Origin.LOCAL);
  }
}
