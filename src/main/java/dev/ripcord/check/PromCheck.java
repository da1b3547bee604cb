package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.probe.Origin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Prometheus knows of a service. Where it knows nothing (no series, NaN, an error, no answer)
 * nothing is known, neither good nor bad.
 *
 * @param queries by the name of the number that each gives
 * @param buckets whether the only query gives a histogram
 */
record PromCheck(JsonApi api, Map<String, String> queries, boolean buckets, Bounds bounds)
    implements Check {
  private static final String VALUE = "value";
  private static final Field<String> URL =
      Field.required("url", HttpShape.url(), "Prometheus, such as http://localhost:9090");
  private static final Field<Map<String, String>> QUERIES =
      Field.or(
          "queries",
          Shapes.map(
              Shapes.text("a name of lower case letters", "[a-z][a-z0-9-]{0,30}"), Shapes.text()),
          Map.<String, String>of(),
          "several numbers by name, such as the counters of a ratio:"
              + " { bad: sum(errors_total), total: sum(requests_total) }");
  private static final Field<java.util.Optional<String>> QUERY =
      Field.optional("query", Shapes.text(), "PromQL that gives one number");
  private static final Field<Boolean> BUCKETS =
      Field.or(
          "buckets",
          Shapes.bool(),
          false,
          "true: the query gives the buckets of one histogram, as sum by (le) (x_bucket) does");

  PromCheck {
    queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
  }

  static Shape<Check> shape() {
    return Shapes.object(
        "What Prometheus knows, by an instant query; where it knows nothing, nothing is known.",
        PromCheck::of,
        URL,
        QUERY,
        Bounds.ABOVE,
        Bounds.BELOW,
        QUERIES,
        BUCKETS,
        HttpShape.HEADERS,
        JsonApi.TIMEOUT,
        HttpShape.INSECURE,
        HttpShape.CA);
  }

  private static Check of(Values values) {
    var query = values.get(QUERY);
    var several = values.get(QUERIES);
    var bounds = Bounds.from(values);
    if (query.isPresent() != several.isEmpty()) {
      throw new IllegalArgumentException("say either 'query' or 'queries'");
    }
    var plain = query.isPresent() && !values.get(BUCKETS);
    if (!plain && (bounds.above().isPresent() || bounds.below().isPresent())) {
      throw new IllegalArgumentException("'above' and 'below' are for one 'query' of one number");
    }
    if (values.get(BUCKETS) && query.isEmpty()) {
      throw new IllegalArgumentException("'buckets' is for one 'query'");
    }
    return new PromCheck(
        JsonApi.from(
            values, values.get(URL).replaceFirst("/+$", ""), "GET", java.util.Optional.empty()),
        query.map(each -> Map.of(VALUE, each)).orElse(several),
        values.get(BUCKETS),
        bounds);
  }

  @Override
  public String title() {
    return "Prometheus says " + Texts.line(String.join(", ", queries.values()));
  }

  @Override
  public boolean ofHost() {
    return Loopback.named(api.url());
  }

  @Override
  public Finding look(Sight sight) {
    var reveal = new Reveal(sight.secrets());
    var numbers = new TreeMap<String, Double>();
    for (var each : queries.entrySet()) {
      switch (asked(sight, reveal, each.getValue())) {
        case PromAnswer.One(double value) -> numbers.put(each.getKey(), value);
        case PromAnswer.Buckets(var counts) -> numbers.putAll(counts);
        case PromAnswer.Nothing nothing -> {
          return reveal.hide(named(each.getKey(), nothing.finding()));
        }
      }
    }
    return judge(numbers);
  }

  private PromAnswer asked(Sight sight, Reveal reveal, String query) {
    var added = "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    return switch (api.ask(sight, reveal, added)) {
      case JsonApi.Answer.Got(Object json) ->
          buckets ? PromAnswer.buckets(json) : PromAnswer.number(json);
      case JsonApi.Answer.Not(Finding finding) -> new PromAnswer.Nothing(finding.said());
    };
  }

  private Finding named(String name, Finding finding) {
    return queries.size() == 1 ? finding : finding.saying(name + ": " + finding.said());
  }

  /** Pure; one that is no number makes all of it unknown. */
  Finding judge(Map<String, Double> numbers) {
    if (queries.containsKey(VALUE) && !buckets) {
      return bounds.judge(numbers.getOrDefault(VALUE, Double.NaN));
    }
    var finite = PromAnswer.finite(numbers);
    return finite.size() == numbers.size()
        ? Finding.good(finite.size() + " numbers").measured(finite)
        : Finding.unknown("not all of it is a number").from(Origin.LOCAL);
  }
}
