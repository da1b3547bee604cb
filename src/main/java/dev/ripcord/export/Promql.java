package dev.ripcord.export;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Rule;
import dev.ripcord.catalog.Service;
import dev.ripcord.clock.Durations;
import dev.ripcord.rule.Bound;
import dev.ripcord.rule.Comparison;
import dev.ripcord.rule.Condition;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Signal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says rules of a service in PromQL; pure. */
final class Promql {
  /** Long enough for two looks of a Prometheus that looks every 30 s, and soon over. */
  private static final Duration SLOT = Duration.ofMinutes(1);

  private static final String SELECTOR = "([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{[^{}]*})?)";
  private static final Pattern COUNTER =
      Pattern.compile("(?:sum\\s*\\(\\s*)?" + SELECTOR + "\\s*\\)?");
  private static final Pattern BUCKETS =
      Pattern.compile(
          "sum\\s+by\\s*\\(\\s*le\\s*\\)\\s*\\(\\s*"
              + SELECTOR
              + "\\s*\\)|sum\\s*\\(\\s*"
              + SELECTOR
              + "\\s*\\)\\s*by\\s*\\(\\s*le\\s*\\)");
  private static final String SSH = "ssh://";

  private final Service service;

  Promql(Service service) {
    this.service = service;
  }

  /**
   * A rule in PromQL.
   *
   * @param lines of the expression
   * @param own whether it needs the daemon to be there
   */
  record Said(List<String> lines, Duration length, boolean own) {
    Said {
      lines = List.copyOf(lines);
    }

    private Said lasting(Duration time) {
      return new Said(lines, time, own);
    }
  }

  /** By the numbers that Prometheus has itself, else by what the daemon has come to. */
  Said of(Rule rule) {
    return condition(rule, rule.when(), SLOT).orElseGet(() -> verdict(rule));
  }

  private Said verdict(Rule rule) {
    return own(
        "ripcord_rule_verdict{%s,rule=%s,verdict=\"tripped\"} == 1"
            .formatted(mine(), quoted(rule.name())));
  }

  private static Said own(String line) {
    return new Said(List.of(line), Duration.ZERO, true);
  }

  private static Said told(String... lines) {
    return new Said(List.of(lines), Duration.ZERO, false);
  }

  private Optional<Said> condition(Rule rule, Condition condition, Duration window) {
    return switch (condition) {
      case Condition.Held(var inside, var length) ->
          condition(rule, inside, length).map(each -> each.lasting(length));
      case Condition.Bad(var signal) -> Optional.of(own(bad(signal.probe()) + " == 1"));
      case Condition.AtLeast all -> several(all);
      case Condition.Compared(var signal, var comparison, var bound) ->
          compared(rule, signal, comparison, bound, window);
      case Condition.InRow _, Condition.Within _ -> Optional.empty();
    };
  }

  private String bad(String probe) {
    return "ripcord_probe_state{%s,probe=%s,state=\"bad\"}".formatted(mine(), quoted(probe));
  }

  private Optional<Said> several(Condition.AtLeast all) {
    if (!all.parts().stream().allMatch(Condition.Bad.class::isInstance)) {
      return Optional.empty();
    }
    var probes = all.signals().map(Signal::probe).collect(Collectors.joining("|"));
    return Optional.of(
        own(
            "sum(ripcord_probe_state{%s,probe=~%s,state=\"bad\"}) >= %d"
                .formatted(mine(), quoted(probes), all.needed())));
  }

  private Optional<Said> compared(
      Rule rule, Signal signal, Comparison comparison, Bound bound, Duration window) {
    if (isRelative(bound)) {
      return Optional.empty();
    }
    var than = " " + comparison.sign + " " + plain(bound.number());
    return switch (signal) {
      case Signal.Reading(String number, String probe) ->
          number(number, probe).map(each -> told(each + than));
      case Signal.Ratio ratio -> ratio(rule, ratio, than, bound, window);
      case Signal.Quantile quantile -> quantile(rule, quantile, than, bound, window);
      case Signal.Unavailable _, Signal.Errors _, Signal.Restarts _, Signal.Slope _ ->
          Optional.empty();
    };
  }

  private static boolean isRelative(Bound bound) {
    return switch (bound.unit()) {
      case BASELINES, SHARE_PER_MINUTE, BYTES_PER_MINUTE -> true;
      case PLAIN, SHARE, SECONDS, BYTES -> false;
    };
  }

  private Optional<String> number(String number, String probe) {
    var entry = Optional.ofNullable(service.probes().get(probe));
    return switch (entry.map(each -> each.check().kind()).orElse("")) {
      case "host" -> host(number);
      case "promql" ->
          (number.equals(Sample.VALUE) ? text(entry, "query") : query(entry, number))
              .map(each -> "(" + each + ")");
      default -> Optional.empty();
    };
  }

  /** What is looked at on the host, as node_exporter has it. */
  private Optional<String> host(String number) {
    var path = number.replaceFirst("^[a-z]+\\((.*)\\)$", "$1");
    var of = matcher("");
    var on = matcher("mountpoint=" + quoted(path));
    return Optional.ofNullable(
        switch (number.replaceFirst("\\(.*", "")) {
          case "memory" ->
              "1 - node_memory_MemAvailable_bytes%1$s / node_memory_MemTotal_bytes%1$s"
                  .formatted(of);
          case "swap" ->
              "1 - node_memory_SwapFree_bytes%1$s / node_memory_SwapTotal_bytes%1$s".formatted(of);
          case "cpu" ->
              "1 - sum by (instance) (rate(node_cpu_seconds_total%s[2m])) / sum by (instance) (rate(node_cpu_seconds_total%s[2m]))"
                  .formatted(matcher("mode=~\"idle|iowait|steal\""), of);
          case "disk" ->
              ("1 - node_filesystem_avail_bytes%1$s / (node_filesystem_size_bytes%1$s"
                      + " - node_filesystem_free_bytes%1$s + node_filesystem_avail_bytes%1$s)")
                  .formatted(on);
          case "inodes" ->
              "1 - node_filesystem_files_free%1$s / node_filesystem_files%1$s".formatted(on);
          case "load" -> "node_load1" + of;
          default -> null;
        });
  }

  /** Of the machines that it runs on, where those have names; a Prometheus may know others. */
  private String matcher(String more) {
    var hosts =
        service.hosts().stream()
            .filter(each -> each.startsWith(SSH))
            .map(Promql::machine)
            .collect(Collectors.joining("|"));
    var instance = hosts.isEmpty() ? "" : "instance=~" + quoted("(" + hosts + ")(:[0-9]+)?");
    var both = more + (more.isEmpty() || instance.isEmpty() ? "" : ",") + instance;
    return both.isEmpty() ? "" : "{" + both + "}";
  }

  private static String machine(String host) {
    return host.substring(SSH.length())
        .replaceFirst("^[^@]*@", "")
        .replaceFirst(":\\d+$", "")
        .replace(".", "[.]");
  }

  /** In a slot, so that a burst is over when it is over; of enough, so that one is none. */
  private Optional<Said> ratio(
      Rule rule, Signal.Ratio ratio, String than, Bound bound, Duration window) {
    var names = ratio.counters();
    var bad = names.size() == 1 ? counter(names.getFirst(), "bad") : counter(names.getFirst());
    var all = names.size() == 1 ? counter(names.getFirst(), "total") : counter(names.getLast());
    if (bad.isEmpty() || all.isEmpty()) {
      return Optional.empty();
    }
    var slot = Durations.format(SLOT);
    var whole = Durations.format(window);
    var demand = rule.demand();
    return Optional.of(
        told(
            "sum(rate(%s[%s])) / sum(rate(%s[%s]))%s"
                .formatted(bad.get(), slot, all.get(), slot, than),
            "and sum(increase(%s[%s])) >= %d".formatted(bad.get(), whole, demand.badThings()),
            "and sum(increase(%s[%s])) >= %d"
                .formatted(all.get(), whole, demand.measured(ratio, bound.number()))));
  }

  private Optional<Said> quantile(
      Rule rule, Signal.Quantile quantile, String than, Bound bound, Duration window) {
    var entry = Optional.ofNullable(service.probes().get(quantile.probe()));
    var buckets = entry.filter(Promql::isPromql).flatMap(each -> text(entry, "query"));
    var selector = buckets.map(BUCKETS::matcher).filter(each -> each.matches());
    if (selector.isEmpty()) {
      return Optional.empty();
    }
    var match = selector.get();
    var bucket = match.group(1) == null ? match.group(2) : match.group(1);
    return Optional.of(
        told(
            "histogram_quantile(%s, sum by (le) (rate(%s[%s])))%s"
                .formatted(plain(quantile.at()), bucket, Durations.format(SLOT), than),
            "and sum(increase(%s[%s])) >= %d"
                .formatted(
                    endless(bucket),
                    Durations.format(window),
                    rule.demand().measured(quantile, bound.number()))));
  }

  /** The last bucket, which holds all. */
  private static String endless(String bucket) {
    var le = "le=\"+Inf\"}";
    if (!bucket.endsWith("}")) {
      return bucket + "{" + le;
    }
    var begun = bucket.substring(0, bucket.length() - 1);
    return begun + (begun.endsWith("{") || begun.endsWith(",") ? "" : ",") + le;
  }

  private Optional<String> counter(String probe) {
    var entry = Optional.ofNullable(service.probes().get(probe));
    return entry.filter(Promql::isPromql).flatMap(_ -> text(entry, "query")).flatMap(Promql::plain);
  }

  private Optional<String> counter(String probe, String name) {
    var entry = Optional.ofNullable(service.probes().get(probe));
    return entry.filter(Promql::isPromql).flatMap(_ -> query(entry, name)).flatMap(Promql::plain);
  }

  /** The counter of which it is the sum; what is more than that cannot be asked for its rate. */
  private static Optional<String> plain(String query) {
    var match = COUNTER.matcher(query.strip());
    return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
  }

  private static boolean isPromql(CheckEntry entry) {
    return entry.check().kind().equals("promql");
  }

  private static Optional<String> query(Optional<CheckEntry> entry, String name) {
    return under(entry, "queries")
        .flatMap(each -> each instanceof Node.Mapping all ? all.get(name) : Optional.empty())
        .flatMap(Promql::text);
  }

  private static Optional<String> text(Optional<CheckEntry> entry, String key) {
    return under(entry, key).flatMap(Promql::text);
  }

  private static Optional<String> text(Node node) {
    return node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  private static Optional<Node> under(Optional<CheckEntry> entry, String key) {
    return entry
        .map(each -> each.check().config())
        .flatMap(each -> each instanceof Node.Mapping all ? all.get(key) : Optional.empty());
  }

  private String mine() {
    return "service=" + quoted(service.name());
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
