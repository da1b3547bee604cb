package dev.ripcord.catalog;

import dev.ripcord.catalog.Lint.Found;
import dev.ripcord.clock.Durations;
import dev.ripcord.rule.Condition;
import dev.ripcord.rule.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules that can never fire, fire too late, or act where acting cannot help. */
final class RuleLints {
  private RuleLints() {}

  /** A time that a single look decides, or none. */
  static Stream<Found> tooShort(Catalog catalog) {
    return rules(
        catalog,
        (service, rule) ->
            held(rule.when())
                .filter(each -> each.length().compareTo(slowest(service, each).multipliedBy(2)) < 0)
                .map(each ->
                    "'%s': %s is less than two looks, which are %s apart: look more often (`every`), or make it longer"
                        .formatted(
                            rule.text(),
                            Durations.format(each.length()),
                            Durations.format(slowest(service, each)))));
  }

  /** A time that is not over before a deployment is no longer to blame. */
  static Stream<Found> tooLate(Catalog catalog) {
    return rules(
        catalog,
        (service, rule) -> {
          var automation = service.watching().automation();
          var longest =
              held(rule.when())
                  .map(Condition.Held::length)
                  .max(Duration::compareTo)
                  .orElse(Duration.ZERO);
          var sum = automation.grace().plus(longest);
          return rule.rollBack().isPresent() && sum.compareTo(automation.window()) >= 0
              ? Stream.of(
                  "rule '%s' never acts: %s of grace and %s of its own are over only when the window of %s is too"
                      .formatted(
                          rule.name(),
                          Durations.format(automation.grace()),
                          Durations.format(longest),
                          Durations.format(automation.window())))
              : Stream.of();
        });
  }

  /** Going back because of something that another release cannot mend. */
  static Stream<Found> notToBlame(Catalog catalog) {
    return rules(
        catalog,
        (service, rule) ->
            rule.rollBack().isEmpty()
                ? Stream.of()
                : rule.when().probes().stream()
                    .map(service.probes()::get)
                    .filter(each -> each != null && each.role() != Role.SERVICE && !each.bundled())
                    .map(each ->
                        "rule '%s' goes back when '%s' is bad, which is no part of the release: no other release mends it (`bundled: true` if it is one)"
                            .formatted(rule.name(), each.name())));
  }

  /** More restarts than there can be in the time. */
  static Stream<Found> unreachable(Catalog catalog) {
    return rules(
        catalog,
        (_, rule) ->
            conditions(rule.when())
                .flatMap(each ->
                    each instanceof Condition.Within within ? Stream.of(within) : Stream.of())
                .filter(each -> each.signal() instanceof Signal.Restarts)
                .filter(each -> each.count() >= each.window().toSeconds())
                .map(each -> "'" + each + "' takes a restart a second: it never fires"));
  }

  /** Going back by a procedure that does not put a release back. */
  static Stream<Found> noWayBack(Catalog catalog) {
    return rules(
        catalog,
        (service, rule) ->
            rule.rollBack().stream()
                .map(each ->
                    each.procedure()
                        .map(service.procedures()::get)
                        .orElseGet(() -> service.procedures().values().iterator().next()))
                .filter(each -> each != null && each.preparation())
                .map(each ->
                    "rule '%s' goes back by '%s', which only prepares"
                        .formatted(rule.name(), each.name())));
  }

  /**
   * Two thresholds of one thing, of which one never matters: a runbook that disagrees with itself.
   */
  static Stream<Found> disagree(Catalog catalog) {
    return rules(
        catalog,
        (service, rule) ->
            service.watching().rules().values().stream()
                .takeWhile(each -> !each.name().equals(rule.name()))
                .filter(each -> isAlike(each, rule))
                .filter(each -> !each.text().equals(rule.text()))
                .map(each ->
                    "'%s' and rule '%s' ('%s') do the same: one of the bounds never matters"
                        .formatted(rule.text(), each.name(), each.text())));
  }

  private static boolean isAlike(Rule one, Rule other) {
    return one.urgency() == other.urgency()
        && one.rollBack().equals(other.rollBack())
        && measured(one.when()).isPresent()
        && measured(one.when()).equals(measured(other.when()));
  }

  /** What one number is measured for; empty for all that is not one number against a bound. */
  private static Optional<String> measured(Condition condition) {
    return switch (condition) {
      case Condition.Held(var inside, _) -> measured(inside);
      case Condition.Compared(var signal, var comparison, _) ->
          Optional.of(signal + " " + comparison);
      case Condition.Within(var signal, var comparison, _, _) ->
          Optional.of(signal + " " + comparison);
      case Condition.Bad _, Condition.InRow _, Condition.AtLeast _ -> Optional.empty();
    };
  }

  private static Stream<Found> rules(
      Catalog catalog, BiFunction<Service, Rule, Stream<String>> look) {
    Function<Service, Stream<Found>> all =
        service ->
            service.watching().rules().values().stream()
                .flatMap(
                    rule -> look.apply(service, rule).map(text -> new Found(rule.place(), text)));
    return catalog.services().values().stream().flatMap(all);
  }

  private static Stream<Condition.Held> held(Condition condition) {
    return conditions(condition)
        .flatMap(each -> each instanceof Condition.Held held ? Stream.of(held) : Stream.of());
  }

  private static Stream<Condition> conditions(Condition condition) {
    var inside =
        switch (condition) {
          case Condition.AtLeast all -> all.parts().stream();
          case Condition.Held held -> Stream.of(held.inside());
          case Condition.Bad _, Condition.Compared _, Condition.InRow _, Condition.Within _ ->
              Stream.<Condition>of();
        };
    return Stream.concat(Stream.of(condition), inside.flatMap(RuleLints::conditions));
  }

  private static Duration slowest(Service service, Condition.Held held) {
    return held.probes().stream()
        .map(service.probes()::get)
        .filter(java.util.Objects::nonNull)
        .map(each -> each.pace().every())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
