package dev.ripcord.catalog;

import dev.ripcord.rule.Demand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of a service that say how it is watched, and what is done then. */
final class WatchingShape {
  private static final Duration ANNOUNCE = Duration.ofSeconds(60);
  final Field<Map<String, RuleLine>> rules =
      Field.or(
          "rules",
          Shapes.map(Names.SHAPE, rule()),
          Map.<String, RuleLine>of(),
          "what must not last, each under a name; `ripcord rules test` tries them");
  final Field<Automation> automation =
      Field.or(
          "automation",
          automation(),
          Automation.USUAL,
          "when the service may be rolled back without a person");

  Watching of(
      Values values,
      Map<String, CheckEntry> probes,
      Map<String, ProcedureText> procedures,
      Set<String> remedies) {
    var known = new Known(probes, procedures, remedies);
    var problems = new Problems();
    var named = new LinkedHashMap<String, Rule>();
    values
        .get(rules)
        .forEach((name, each) ->
            each.resolve(name, known, problems).ifPresent(rule -> named.put(name, rule)));
    problems.throwIfAny();
    return new Watching(named, values.get(automation));
  }

  private static Shape<RuleLine> rule() {
    var when =
        Field.required(
            "when", new ConditionShape(), "the condition, such as `unavailable(api) for 1m`");
    var severity =
        Field.or(
            "severity",
            Shapes.word(Urgency.class),
            Urgency.WARNING,
            "how people hear of it: at once, grouped, or in the daily digest");
    var about =
        Field.or(
            "class",
            Shapes.word(RuleClass.class),
            RuleClass.HEALTH,
            "what it is about; `automation.classes` has a switch for each");
    var action =
        Field.or(
            "action",
            Shapes.text(
                "alert, rollback, or rollback and the name of a procedure",
                "alert|rollback(?: [a-z0-9][a-z0-9-]{0,62})?"),
            "alert",
            "what is done: `alert`, `rollback`, or `rollback NAME` for another procedure than the first");
    var first =
        Field.or(
            "first",
            Shapes.list(Names.SHAPE),
            List.<String>of(),
            "names of `remedies:` that are tried first, each once in an incident and given `automation.settle` to help");
    var mode =
        Field.or(
            "mode",
            Shapes.word(Mode.class),
            Mode.AUTO,
            "how far automation goes: off, observe (only write down), recommend, countdown, auto");
    var announce =
        Field.or(
            "announce",
            Shapes.duration(),
            ANNOUNCE,
            "how long before the action of a countdown people are told");
    var samples =
        Field.optional(
            "min-samples",
            Shapes.integer(1, 1_000_000),
            "measured things it takes for a ratio (5 / bound when missing) or a quantile");
    var bad =
        Field.optional(
            "min-bad",
            Shapes.integer(1, 1_000_000),
            "bad looks it takes (3 when missing), or bad things of a ratio (5)");
    var clear =
        Field.optional(
            "clear-for",
            Shapes.duration(),
            "how long it has to be seen good to be over; its time, and at most 1m when missing");
    return Shapes.object(
        "What must not last, and what is done when it does.",
        values ->
            new RuleLine(
                values.get(when),
                new Demand(values.get(samples), values.get(bad), values.get(clear)),
                values.get(severity),
                values.get(about),
                values.get(action),
                values.get(first),
                values.get(mode),
                values.get(announce),
                values.place()),
        List.of(when, severity, about, action, first, mode, announce, samples, bad, clear)
            .toArray(new Field<?>[0]));
  }

  private static Shape<Automation> automation() {
    var usual = Automation.USUAL;
    var mode =
        Field.or(
            "mode",
            Shapes.word(Mode.class),
            usual.mode(),
            "how far it goes for this service at most: off, observe, recommend, countdown, auto");
    var classes =
        Field.or(
            "classes",
            Shapes.map(
                Shapes.text(
                    "health, performance, resource or container",
                    "health|performance|resource|container"),
                Shapes.word(Mode.class)),
            Map.<String, Mode>of(),
            "the same for one class of rules; container follows health");
    var window =
        Field.or(
            "window",
            Shapes.duration(),
            usual.window(),
            "how long after a deployment it is to blame");
    var grace =
        Field.or(
            "grace",
            Shapes.duration(),
            usual.grace(),
            "how long after a deployment nothing is held against it");
    var perRelease =
        Field.or(
            "per-release",
            Shapes.integer(0, 100),
            usual.perRelease(),
            "automatic rollbacks away from one release");
    var perDay =
        Field.or(
            "per-day",
            Shapes.integer(0, 100),
            usual.perDay(),
            "automatic rollbacks of the service within 24 hours");
    var cooldown =
        Field.or(
            "cooldown",
            Shapes.duration(),
            usual.cooldown(),
            "how long after a rollback no other one begins by itself");
    var settle =
        Field.or("settle", Shapes.duration(), usual.settle(), "how long a remedy is given to help");
    var remediesPerDay =
        Field.or(
            "remedies-per-day",
            Shapes.integer(0, 1000),
            usual.remediesPerDay(),
            "remedies that are tried by themselves within 24 hours");
    var callAfter =
        Field.or(
            "call-after",
            Shapes.duration(),
            usual.callAfter(),
            "how long an incident lasts before a person is called to it");
    return Shapes.object(
        "When the service may be rolled back without a person.",
        values ->
            new Automation(
                values.get(mode),
                byClass(values.get(classes)),
                values.get(window),
                values.get(grace),
                values.get(perRelease),
                values.get(perDay),
                values.get(cooldown),
                values.get(settle),
                values.get(remediesPerDay),
                values.get(callAfter)),
        mode,
        classes,
        window,
        grace,
        perRelease,
        perDay,
        cooldown,
        settle,
        remediesPerDay,
        callAfter);
  }

  private static Map<RuleClass, Mode> byClass(Map<String, Mode> words) {
    var modes = new LinkedHashMap<RuleClass, Mode>();
    for (var each : RuleClass.values()) {
      Optional.ofNullable(words.get(Shapes.word(each))).ifPresent(mode -> modes.put(each, mode));
    }
    return modes;
  }

  /** What a rule can name. */
  record Known(
      Map<String, CheckEntry> probes,
      Map<String, ProcedureText> procedures,
      Set<String> remedies) {}

  /** A rule before its names are looked up. */
  record RuleLine(
      ConditionShape.Text when,
      Demand demand,
      Urgency urgency,
      RuleClass about,
      String action,
      List<String> first,
      Mode mode,
      Duration announce,
      Place place) {

    Optional<Rule> resolve(String name, Known known, Problems problems) {
      var condition = when.resolve(known.probes(), problems);
      var procedure = procedure(known.procedures(), problems);
      first.stream()
          .filter(each -> !known.remedies().contains(each))
          .forEach(each -> problems.unknown(place, "remedy", each, known.remedies()));
      return condition.map(each ->
          new Rule(
              name,
              when.text(),
              each,
              demand,
              urgency,
              about,
              first,
              action.equals("alert") ? Optional.empty() : Optional.of(new Rule.RollBack(procedure)),
              mode,
              announce,
              place));
    }

    private Optional<String> procedure(Map<String, ProcedureText> known, Problems problems) {
      var named =
          Optional.of(action.replaceFirst("^(alert|rollback) ?", ""))
              .filter(each -> !each.isEmpty());
      named
          .filter(each -> !known.containsKey(each))
          .ifPresent(each -> problems.unknown(place, "procedure", each, known.keySet()));
      return named;
    }
  }
}
