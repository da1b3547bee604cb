package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.probe.Origin;
import java.math.BigDecimal;
import java.util.Optional;

/** A number that somebody's API tells of a service, such as the errors of the last minutes. */
record NumberCheck(JsonApi api, JsonPath path, Bounds bounds) implements Check {
  private static final Field<String> URL =
      Field.required("url", HttpShape.url(), "the address that answers in JSON");
  private static final Field<JsonPath> AT =
      Field.required(
          "at",
          Shapes.text().map(JsonPath::parse),
          "where the number stands, such as $.data[0]['count()']");
  private static final Field<String> METHOD =
      Field.or("method", Shapes.text("a method such as GET", "[A-Z]{1,20}"), "GET", "the method");
  private static final Field<Optional<String>> BODY_SENT =
      Field.optional("body-sent", Shapes.text(), "the body that is sent, a query for instance");

  static Shape<Check> shape() {
    return Shapes.object(
        "A number from an API that answers in JSON; where none comes, nothing is known.",
        values ->
            new NumberCheck(
                JsonApi.from(values, values.get(URL), values.get(METHOD), values.get(BODY_SENT)),
                values.get(AT),
                Bounds.from(values)),
        URL,
        AT,
        Bounds.ABOVE,
        Bounds.BELOW,
        METHOD,
        HttpShape.HEADERS,
        BODY_SENT,
        JsonApi.TIMEOUT,
        HttpShape.INSECURE,
        HttpShape.CA);
  }

  @Override
  public String title() {
    return "the number " + path + " of " + api.url();
  }

  @Override
  public boolean ofHost() {
    return Loopback.named(api.url());
  }

  @Override
  public Finding look(Sight sight) {
    var reveal = new Reveal(sight.secrets());
    return reveal.hide(
        switch (api.ask(sight, reveal, "")) {
          case JsonApi.Answer.Got(Object json) -> judge(json);
          case JsonApi.Answer.Not(Finding finding) -> finding;
        });
  }

  Finding judge(Object json) {
    var found = path.in(json);
    return found
        .flatMap(NumberCheck::number)
        .map(bounds::judge)
        .orElseGet(() ->
            Finding.unknown(
                    path
                        + " is "
                        + found.map(JsonValue::text).map(Texts::line).orElse("missing")
                        + ", and no number")
                .from(Origin.LOCAL));
  }

  private static Optional<Double> number(Object value) {
    var text = value instanceof BigDecimal || value instanceof String ? value.toString() : "";
    return text.matches("-?\\d{1,20}(?:\\.\\d{1,20})?(?:[eE][+-]?\\d{1,3})?")
        ? Optional.of(Double.valueOf(text))
        : Optional.empty();
  }
}
