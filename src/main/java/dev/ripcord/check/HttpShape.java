package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.probe.Trust;
import dev.ripcord.probe.WebAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of the kind {@code http}. */
final class HttpShape {
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final Field<String> URL =
      Field.required("url", url(), "the address, such as http://localhost:3001/health");
  private static final Field<String> METHOD =
      Field.or("method", Shapes.text("a method such as GET", "[A-Z]{1,20}"), "GET", "the method");
  static final Field<Map<String, String>> HEADERS =
      Field.or(
          "headers",
          Shapes.map(Shapes.text("a header's name", "[A-Za-z0-9!#$%&'*+.^_`|~-]+"), Shapes.text()),
          Map.<String, String>of(),
          "headers that are sent; a secret stands here as ${env:NAME}");
  private static final Field<Optional<String>> BODY_SENT =
      Field.optional("body-sent", Shapes.text(), "the body that is sent");
  private static final Field<StatusSet> STATUS =
      Field.or(
          "status",
          Shapes.list(Shapes.text("a status such as 200 or 2xx", StatusSet.FORM))
              .map(StatusSet::new),
          StatusSet.SUCCESS,
          "the right statuses: 200, a list, or a class such as 2xx (the default)");
  static final Field<Map<JsonPath, Expected>> JSON =
      Field.or(
          "json",
          Shapes.map(Shapes.text(), Shapes.text().map(Expected::parse)).map(HttpShape::paths),
          Map.<JsonPath, Expected>of(),
          "paths such as $.version with what stands there: text, ~regex, !other, <9, >=1, <2GiB");
  private static final Field<HttpExpectation> EXPECT =
      Field.or("expect", expectations(), HttpExpectation.SUCCESS, "what the answer must hold");
  private static final Field<Optional<Duration>> FASTER_THAN =
      Field.optional("faster-than", Shapes.duration(), "the whole answer takes at most so long");
  private static final Field<Duration> LIMIT =
      Field.or(
          "timeout", Shapes.duration(), TIMEOUT, "for all of it: name, connection, TLS and body");
  private static final Field<Integer> FOLLOW =
      Field.or(
          "follow",
          Shapes.integer(0, 5),
          0,
          "how many redirects are followed; else a 302 is a 302");
  static final Field<Boolean> INSECURE =
      Field.or("insecure", Shapes.bool(), false, "true: any certificate is believed");
  static final Field<Optional<String>> CA =
      Field.optional("ca", Shapes.text(), "a PEM file of the authority to believe");

  private HttpShape() {}

  static Shape<Check> shape() {
    var brief = url().map(HttpShape::brief);
    var full =
        Shapes.object(
            "Whether an address answers as it should.",
            HttpShape::full,
            URL,
            METHOD,
            HEADERS,
            BODY_SENT,
            STATUS,
            EXPECT,
            FASTER_THAN,
            LIMIT,
            FOLLOW,
            INSECURE,
            CA);
    return Shapes.either(brief, full);
  }

  /** An address; what a plan fills in later may stand in it, a secret may not. */
  static Shape<String> url() {
    return Shapes.text("an address such as http://localhost:3001/health", ".+")
        .map(text -> {
          if (Secrets.in(text)) {
            throw new IllegalArgumentException(
                "a secret does not belong into an address, which ends up in logs: use 'headers'");
          }
          if (!text.contains("${")) {
            var _ = WebAddress.parse(text);
          }
          return text;
        });
  }

  private static Check brief(String url) {
    return new HttpCheck(
        url,
        "GET",
        Map.of(),
        Optional.empty(),
        TIMEOUT,
        0,
        new Trust.Public(),
        HttpExpectation.SUCCESS);
  }

  private static Check full(Values values) {
    var content = values.get(EXPECT);
    return new HttpCheck(
        values.get(URL),
        values.get(METHOD),
        values.get(HEADERS),
        values.get(BODY_SENT),
        values.get(LIMIT),
        values.get(FOLLOW),
        trust(values),
        new HttpExpectation(
            values.get(STATUS),
            content.contains(),
            content.containsNot(),
            content.json(),
            content.headers(),
            values.get(FASTER_THAN)));
  }

  static Trust trust(Values values) {
    if (values.get(INSECURE)) {
      return new Trust.Anyone();
    }
    return values
        .get(CA)
        .<Trust>map(each -> new Trust.Authority(Path.of(each)))
        .orElseGet(Trust.Public::new);
  }

  private static Shape<HttpExpectation> expectations() {
    var contains =
        Field.or(
            "body-contains", Shapes.list(Shapes.text()), List.<String>of(), "texts in the body");
    var containsNot =
        Field.or(
            "body-not-contains",
            Shapes.list(Shapes.text()),
            List.<String>of(),
            "texts that must not be in the body");
    var header =
        Field.or(
            "header",
            Shapes.map(Shapes.text(), Shapes.text().map(Expected::parse)),
            Map.<String, Expected>of(),
            "headers of the answer: text, ~regex, !other, <9, >=1");
    return Shapes.object(
        "What an answer must hold.",
        values ->
            new HttpExpectation(
                StatusSet.SUCCESS,
                values.get(contains),
                values.get(containsNot),
                values.get(JSON),
                values.get(header),
                Optional.empty()),
        contains,
        containsNot,
        JSON,
        header);
  }

  private static Map<JsonPath, Expected> paths(Map<String, Expected> texts) {
    var paths = new LinkedHashMap<JsonPath, Expected>();
    texts.forEach((path, expected) -> paths.put(JsonPath.parse(path), expected));
    return paths;
  }
}
