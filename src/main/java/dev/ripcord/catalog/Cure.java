package dev.ripcord.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something safe that is tried when a service is not well, before anybody thinks of going back.
 *
 * @param unless when this check is good it is not needed, and passed over
 * @param procedure what is done; it proves itself with the service's checks
 */
public record Cure(Optional<CheckEntry> unless, Procedure procedure) {
  private static final Duration BUDGET = Duration.ofMinutes(5);

  /** What is tried where the catalog names nothing. */
  public static Cure of(String name, String why, List<StepEntry> steps, Place place) {
    return new Cure(Optional.empty(), procedure(name, Optional.of(why), BUDGET, steps, place));
  }

  private static Procedure procedure(
      String name, Optional<String> why, Duration budget, List<StepEntry> steps, Place place) {
    return new Procedure(
        name,
        why,
        budget,
        false,
        false,
        List.of(),
        steps,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        place);
  }

  static Shape<Text> shape(Vocabulary vocabulary) {
    var say = Field.optional("say", Shapes.text(), "what it is for, for people");
    var unless =
        Field.optional(
            "unless",
            CheckShapes.use(vocabulary.checks()),
            "a probe, or a check of its own: when it is good, this is not needed and passed over");
    var budget =
        Field.or(
            "budget", Shapes.duration(), BUDGET, "how long all of it may take, proof included");
    var steps =
        Field.required(
            "steps",
            Shapes.list(StepShapes.entry(vocabulary.steps(), vocabulary.checks())),
            "the changes, in order");
    return Shapes.object(
        "Something safe that 'ripcord fix' tries.",
        values ->
            new Text(
                values.get(say),
                values.get(unless),
                values.get(budget),
                values.get(steps),
                values.place()),
        say,
        unless,
        budget,
        steps);
  }

  /** Before its names are looked up. */
  record Text(
      Optional<String> say,
      Optional<CheckUse> unless,
      Duration budget,
      List<StepEntry> steps,
      Place place) {

    static Map<String, Cure> resolve(
        Map<String, Text> texts, Map<String, CheckEntry> probes, Problems problems) {
      var cures = new LinkedHashMap<String, Cure>();
      texts.forEach((name, each) ->
          cures.put(
              name,
              new Cure(
                  each.unless().flatMap(it -> it.resolve(probes, problems)),
                  procedure(name, each.say(), each.budget(), each.steps(), each.place()))));
      return cures;
    }
  }
}
