package dev.ripcord.server.web;

import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Verdict;
import dev.ripcord.server.Insight;
import dev.ripcord.server.Insight.OfService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How the daemon stands, as Prometheus reads it; pure. */
final class MetricsText {
  private static final String SERVICE = "service";
  private static final String PROBE = "probe";
  private static final String STATE = "state";

  private final Exposition text = new Exposition();
  private final List<OfService> services;

  private MetricsText(List<OfService> services) {
    this.services = services;
  }

  /** What was told of alerts: messages taken and refused, and how many alerts are known. */
  record Hearing(long heard, long refused, int known) {}

  static String of(Insight insight, Hearing hearing, ProcessUse use, String version) {
    var metrics = new MetricsText(insight.services());
    metrics.text.gauge("ripcord_build_info", "Which ripcord runs.").with(1, "version", version);
    metrics.looks(insight);
    metrics.probes();
    metrics.rules();
    metrics.incidents();
    metrics.guards(insight);
    metrics.automation();
    metrics.alerts(hearing);
    metrics.process(use);
    return metrics.text.toString();
  }

  private void looks(Insight insight) {
    text.counter("ripcord_looks_total", "Looks at probes, by what they saw.");
    insight.looks().forEach((state, count) -> text.with(count, STATE, word(state)));
    text.counter("ripcord_looks_late_total", "Looks that came too late to count and were repeated.")
        .with(insight.late());
  }

  private void probes() {
    text.gauge("ripcord_probe_state", "What the newest look saw: 1 for the state that it is in.");
    for (var service : services) {
      service
          .probes()
          .forEach((probe, last) -> {
            var is = last.map(Insight.Last::state).orElse(Sample.State.UNKNOWN);
            for (var each : Sample.State.values()) {
              text.with(each == is, SERVICE, service.name(), PROBE, probe, STATE, word(each));
            }
          });
    }
    text.gauge("ripcord_probe_last_look_timestamp_seconds", "When the newest look was.");
    for (var service : services) {
      service
          .probes()
          .forEach((probe, last) ->
              last.ifPresent(
                  each -> text.with(seconds(each.at()), SERVICE, service.name(), PROBE, probe)));
    }
  }

  private void rules() {
    text.gauge("ripcord_rule_verdict", "What a rule has come to: 1 for its verdict.");
    for (var service : services) {
      service
          .rules()
          .forEach((rule, is) -> {
            for (var each : Verdict.Kind.values()) {
              text.with(each == is, SERVICE, service.name(), "rule", rule, "verdict", each.word());
            }
          });
    }
  }

  private void incidents() {
    text.gauge("ripcord_incident_open", "Whether an incident is open.");
    each(service -> service.open() ? 1 : 0);
    text.counter("ripcord_incidents_total", "Incidents that the journal has.");
    each(OfService::incidents);
  }

  private void guards(Insight insight) {
    text.counter("ripcord_guard_held_total", "Decisions that a guard held.");
    insight.guards().forEach((guard, asked) -> text.with(asked.held(), "guard", guard.word()));
    text.counter("ripcord_guard_passed_total", "Decisions that a guard let through.");
    insight.guards().forEach((guard, asked) -> text.with(asked.passed(), "guard", guard.word()));
  }

  private void automation() {
    text.counter("ripcord_automatic_rollbacks_total", "Rollbacks begun without a person, ended.");
    for (var service : services) {
      service
          .rollbacks()
          .forEach(
              (outcome, count) -> text.with(count, SERVICE, service.name(), "outcome", outcome));
    }
    text.counter("ripcord_automatic_remedies_total", "Remedies begun without a person, ended.");
    for (var service : services) {
      service
          .remedies()
          .forEach(
              (outcome, count) -> text.with(count, SERVICE, service.name(), "outcome", outcome));
    }
    text.gauge("ripcord_way_back", "Whether there is a release to go back to without a person.");
    for (var service : services) {
      service.way().ifPresent(there -> text.with(there, SERVICE, service.name()));
    }
    text.gauge("ripcord_armed", "Whether it may act: 0 after it went back, until a person looked.");
    each(service -> service.disarmed() ? 0 : 1);
    text.gauge("ripcord_held", "Whether a person holds it.");
    each(service -> service.held() ? 1 : 0);
    text.gauge("ripcord_silenced", "Whether it is under maintenance, or settles after it.");
    each(service -> service.silenced() ? 1 : 0);
  }

  private void alerts(Hearing hearing) {
    text.counter(
        "ripcord_alert_messages_total", "Messages of Alertmanager, by what became of them.");
    text.with(hearing.heard(), "result", "heard").with(hearing.refused(), "result", "refused");
    text.gauge("ripcord_alerts_known", "Alerts of which something is known.").with(hearing.known());
  }

  private void process(ProcessUse use) {
    use.cpu()
        .ifPresent(each ->
            text.counter("process_cpu_seconds_total", "Processor time of this process.")
                .with(seconds(each)));
    use.memory()
        .ifPresent(each ->
            text.gauge("process_resident_memory_bytes", "Memory of this process.").with(each));
    use.files()
        .ifPresent(each ->
            text.gauge("process_open_fds", "Files and sockets that this process has open.")
                .with(each));
    use.began()
        .ifPresent(each ->
            text.gauge("process_start_time_seconds", "When this process began.")
                .with(seconds(each)));
  }

  private void each(ToDoubleFunction<OfService> number) {
    services.forEach(each -> text.with(number.applyAsDouble(each), SERVICE, each.name()));
  }

  private static String word(Sample.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(Instant moment) {
    return moment.toEpochMilli() / 1000.0;
  }

  private static double seconds(Duration length) {
    return length.toMillis() / 1000.0;
  }
}
