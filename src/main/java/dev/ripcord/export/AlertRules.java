package dev.ripcord.export;

import dev.ripcord.catalog.Rule;
import dev.ripcord.catalog.Service;
import dev.ripcord.clock.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Alert rules for Prometheus, made from services; pure. */
public final class AlertRules {
  private final List<String> lines = new ArrayList<>();
  private final List<Service> watched;

  private AlertRules(List<Service> watched) {
    this.watched = watched;
  }

  /** The lines of the file; services without rules have none here either. */
  public static List<String> lines(List<Service> services) {
    var watched = services.stream().filter(each -> !each.watching().rules().isEmpty()).toList();
    return new AlertRules(watched).lines();
  }

  /** An alert, as it stands in the file. */
  private record Alert(
      String name, List<String> expression, Duration length, String severity, String summary) {}

  private List<String> lines() {
    line(
        "# Made by 'ripcord export prometheus' from the catalog; make it anew instead of editing it.");
    line("# Prometheus has to look at the daemon ('serve: { listen: ... }'), at least every 30 s.");
    line("groups:");
    group("ripcord");
    own().forEach(each -> alert(each, ""));
    for (var each : watched) {
      group("ripcord-" + each.name());
      each.watching().rules().values().forEach(rule -> rule(each, rule));
    }
    return lines;
  }

  private void line(String text) {
    lines.add(text);
  }

  private void group(String name) {
    line("  - name: " + name);
    line("    rules:");
  }

  private Stream<Alert> own() {
    return Stream.of(
        alert("Away", "absent(ripcord_build_info)", "2m", "critical", "ripcord is not there"),
        alert(
            "Stands",
            "sum(rate(ripcord_looks_total[5m])) == 0",
            "5m",
            "critical",
            "ripcord is there and looks at nothing"),
        alert(
            "Late",
            "sum(rate(ripcord_looks_late_total[5m])) > 0.1 * sum(rate(ripcord_looks_total[5m]))",
            "10m",
            "warning",
            "ripcord cannot keep up with its looks"),
        new Alert(
            "RipcordBlind",
            blind(),
            Duration.ofMinutes(15),
            "warning",
            "{{ $labels.service }}: what {{ $labels.probe }} sees tells nothing"),
        alert(
            "NoWayBack",
            "ripcord_way_back" + mine("") + " == 0",
            "10m",
            "warning",
            "{{ $labels.service }}: there is no release to go back to by itself"),
        alert(
            "Incident",
            "ripcord_incident_open" + mine("") + " == 1",
            "5m",
            "warning",
            "{{ $labels.service }}: an incident is open; ripcord why {{ $labels.service }}"),
        alert(
            "Disarmed",
            "ripcord_armed" + mine("") + " == 0",
            "1h",
            "warning",
            "{{ $labels.service }}: it went back by itself, and nobody has looked:"
                + " ripcord arm {{ $labels.service }}"),
        alert(
            "Held",
            "ripcord_held" + mine("") + " == 1",
            "1d",
            "info",
            "{{ $labels.service }}: it has been held for a day: ripcord arm {{ $labels.service }}"));
  }

  private static Alert alert(
      String name, String expression, String length, String severity, String summary) {
    return new Alert(
        "Ripcord" + name, List.of(expression), Durations.parse(length), severity, summary);
  }

  /** Of an alert nothing is known for most of the time. */
  private List<String> blind() {
    var expression = new ArrayList<String>();
    expression.add("ripcord_probe_state" + mine("state=\"unknown\"") + " == 1");
    for (var service : watched) {
      service.probes().values().stream()
          .filter(each -> each.check().kind().equals("alert"))
          .map(each ->
              "unless on (service, probe) ripcord_probe_state{service=\"%s\",probe=\"%s\"}"
                  .formatted(service.name(), each.name()))
          .forEach(expression::add);
    }
    return expression;
  }

  private String mine(String more) {
    var services =
        "service=~\"" + watched.stream().map(Service::name).collect(Collectors.joining("|")) + "\"";
    return "{" + services + (more.isEmpty() ? "" : "," + more) + "}";
  }

  private void rule(Service service, Rule rule) {
    var said = new Promql(service).of(rule);
    line("      # " + rule.text() + (said.own() ? "    (as the daemon sees it)" : ""));
    alert(
        new Alert(
            camel(rule.name()),
            said.lines(),
            said.length(),
            rule.urgency().name().toLowerCase(Locale.ROOT),
            plain(service.name() + ": " + rule.name() + ": " + rule.text())),
        "service: " + quoted(service.name()) + ", rule: " + quoted(rule.name()) + ", ");
  }

  private void alert(Alert alert, String labels) {
    line("      - alert: " + alert.name());
    line("        expr: |-");
    alert.expression().stream().flatMap(String::lines).forEach(each -> line("          " + each));
    if (!alert.length().isZero()) {
      line("        for: " + Durations.format(alert.length()));
    }
    line("        labels: { " + labels + "severity: " + alert.severity() + " }");
    line("        annotations: { summary: " + quoted(alert.summary()) + " }");
  }

  /** {@code error-rate} as {@code ErrorRate}. */
  private static String camel(String name) {
    return Stream.of(name.split("[^A-Za-z0-9]+", -1))
        .filter(each -> !each.isEmpty())
        .map(each -> each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1))
        .collect(Collectors.joining());
  }

  /** Prometheus takes annotations for templates; this one is only text. */
  private static String plain(String text) {
    return text.replace("{{", "{{ \"{{\" }}");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s", " ") + '"';
  }
}
