package dev.ripcord.decide.replay;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.Mark;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of a line that tells of something that happened. */
final class TellingShape {
  private static final String NUMBER = "-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,4})?";
  private static final Shape<String> MOMENT =
      Shapes.text(
          "a moment such as 2026-03-01T10:00:00Z",
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
  private static final Shape<Integer> RELEASE = Shapes.integer(0, Integer.MAX_VALUE);

  private TellingShape() {}

  static Shape<Happening> line() {
    var at = Field.required("at", MOMENT, "when, in UTC");
    var sample = Field.optional("sample", Shapes.text(), "a look of the probe of this name");
    var state = Field.optional("state", Shapes.word(Sample.State.class), "what the look came to");
    var numbers =
        Field.or(
            "numbers",
            Shapes.map(Shapes.text(), Shapes.text("a number", NUMBER)),
            Map.<String, String>of(),
            "what it measured, by name, in seconds, bytes, shares from 0 to 1, or counts");
    var marks =
        Field.or(
            "marks",
            Shapes.list(mark()),
            List.<Mark>of(),
            "what happened on the target, each with its own time, such as a start");
    var deployed =
        Field.optional("deployed", RELEASE, "the number of the release that runs since then");
    var back = Field.optional("rolled-back", back(), "a rollback ended");
    var silenced = Field.optional("silenced", silence(), "maintenance, or a silence");
    var held = Field.optional("held", Shapes.text(), "why a person holds automation");
    var stopped = Field.optional("stopped", Shapes.text(), "why a person holds what he stopped");
    var armed = Field.optional("armed", Shapes.text(), "who arms it again");
    var started = Field.optional("started", Shapes.bool(), "what a person had stopped is started");
    var certified =
        Field.optional("certified", RELEASE, "the release that was good for its whole watch");
    var tried =
        Field.optional("tried", Shapes.bool(), "a rollback was to begin by itself, and could not");
    var resumed =
        Field.optional("resumed", Shapes.bool(), "the monitor went on after it stood still");
    return Shapes.object(
        "Something that happened; one of sample, deployed, rolled-back, silenced, held, stopped,"
            + " armed, started, certified, tried, resumed.",
        values -> {
          var when = moment(values.get(at));
          var all =
              Stream.<Optional<Happening>>of(
                      values
                          .get(sample)
                          .map(each -> {
                            var it = values.get(state).orElseThrow(TellingShape::stateless);
                            return new Happening.Looked(
                                new Sample(
                                    each,
                                    when,
                                    it,
                                    doubles(values.get(numbers)),
                                    values.get(marks)));
                          }),
                      values
                          .get(deployed)
                          .map(each -> new Happening.Deployed(when, each, Map.of())),
                      values.get(back).map(each -> each.apply(when)),
                      values.get(silenced).map(each -> each.apply(when)),
                      values.get(held).map(each -> new Happening.Held(when, each)),
                      values.get(stopped).map(each -> new Happening.Held(when, each, true)),
                      values.get(armed).map(each -> new Happening.Armed(when, each)),
                      values.get(started).map(_ -> new Happening.Started(when)),
                      values.get(certified).map(each -> new Happening.Certified(when, each)),
                      values.get(tried).map(_ -> new Happening.Tried(when)),
                      values.get(resumed).map(_ -> new Happening.Resumed(when)))
                  .flatMap(Optional::stream)
                  .toList();
          var isLook = values.get(sample).isPresent();
          if (all.size() != 1 || (!isLook && hasMore(values, state, numbers, marks))) {
            throw new IllegalArgumentException(
                "a line tells of one thing: a sample with its state, or one of deployed,"
                    + " rolled-back, silenced, held, stopped, armed, started, certified, tried,"
                    + " resumed");
          }
          return all.getFirst();
        },
        at,
        sample,
        state,
        numbers,
        marks,
        deployed,
        back,
        silenced,
        held,
        stopped,
        armed,
        started,
        certified,
        tried,
        resumed);
  }

  private static boolean hasMore(
      Values values,
      Field<Optional<Sample.State>> state,
      Field<Map<String, String>> numbers,
      Field<List<Mark>> marks) {
    return values.get(state).isPresent()
        || !values.get(numbers).isEmpty()
        || !values.get(marks).isEmpty();
  }

  private static IllegalArgumentException stateless() {
    return new IllegalArgumentException("a sample has a 'state': good, bad or unknown");
  }

  private static Shape<Mark> mark() {
    var id = Field.required("id", Shapes.text(), "what happened, such as 'start 4f2a'");
    var at = Field.required("at", MOMENT, "when, on the target's clock");
    return Shapes.object(
        "Something that happened once.",
        values -> new Mark(values.get(id), moment(values.get(at))),
        id,
        at);
  }

  private static Shape<Function<Instant, Happening>> back() {
    var from = Field.required("from", RELEASE, "the release that was left");
    var to = Field.required("to", RELEASE, "the release that was gone back to");
    var automatic = Field.or("automatic", Shapes.bool(), false, "whether no person began it");
    var helped = Field.or("helped", Shapes.bool(), true, "whether the service was good afterwards");
    return Shapes.object(
        "A rollback.",
        values ->
            when ->
                new Happening.RolledBack(
                    when,
                    values.get(from),
                    values.get(to),
                    values.get(automatic),
                    values.get(helped)),
        from,
        to,
        automatic,
        helped);
  }

  private static Shape<Function<Instant, Happening>> silence() {
    var until = Field.required("until", MOMENT, "when it ends");
    var why = Field.or("why", Shapes.text(), "maintenance", "why");
    return Shapes.object(
        "A time in which nothing is said or done.",
        values -> {
          var end = moment(values.get(until));
          return when -> new Happening.Silenced(when, end, values.get(why));
        },
        until,
        why);
  }

  private static Map<String, Double> doubles(Map<String, String> texts) {
    var numbers = new TreeMap<String, Double>();
    texts.forEach((name, each) -> numbers.put(name, Double.parseDouble(each)));
    return numbers;
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("there is no moment " + text);
    }
  }
}
