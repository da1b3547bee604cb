package dev.ripcord.app;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.check.CheckSeries;
import dev.ripcord.check.Finding;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.Planner;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.release.Choice;
import dev.ripcord.release.Release;
import dev.ripcord.release.Selector;
import dev.ripcord.run.Steps;
import dev.ripcord.target.Verb;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks the world what a plan needs, and the pure planner for the plan. */
final class Planners {
  private static final Duration LIFECYCLE = Duration.ofMinutes(5);

  private final Planner planner;
  private final Steps steps;
  private final Surveyor surveyor;
  private final Function<Service, Sights> sights;

  Planners(Planner planner, Steps steps, Surveyor surveyor, Function<Service, Sights> sights) {
    this.planner = planner;
    this.steps = steps;
    this.surveyor = surveyor;
    this.sights = sights;
  }

  Planning plan(Service service, Ask ask) {
    var selector = Selector.parse(ask.release());
    var procedure = procedure(service, ask.procedure());
    var survey = surveyor.look(service);
    return switch (Choice.of(selector, facts(survey, ask))) {
      case Choice.None(String said, List<String> details, String next) ->
          new Planning.Refused(
              said, details(details, survey), next.replace("SERVICE", service.name()));
      case Choice.Chosen(Release release, String why) -> {
        try {
          yield plan(survey, procedure, release, why, ask);
        } catch (CatalogException e) {
          yield new Planning.Refused(
              "the catalog cannot be carried out for " + release.title(),
              e.problems().stream().map(each -> each.toString()).toList(),
              "mend the catalog; 'ripcord check' looks at all of it");
        }
      }
    };
  }

  /** Without any release to speak of, what was seen instead says why. */
  private static List<String> details(List<String> details, Survey survey) {
    return details.isEmpty() ? List.of("seen on the target: " + survey.observed().said()) : details;
  }

  /** A procedure that is no rollback, such as the preparation before a deployment. */
  Plan plan(Service service, Procedure procedure, Purpose purpose) {
    var survey = surveyor.look(service);
    return planner.plan(request(survey, procedure, purpose, survey.running(), Rank.MANUAL));
  }

  /** Stops, starts or restarts a service as it is; a stopped one has no health to prove. */
  Plan lifecycle(Service service, Verb verb) {
    var word = verb.name().toLowerCase(Locale.ROOT);
    var line = StepEntry.of(new Configured(word, Nodes.text("service")));
    var proof =
        verb == Verb.STOP ? Optional.of(List.<CheckEntry>of()) : Optional.<List<CheckEntry>>empty();
    var procedure =
        new Procedure(
            word,
            Optional.empty(),
            LIFECYCLE,
            false,
            false,
            List.of(),
            List.of(line),
            List.of(),
            proof,
            Optional.empty(),
            verb == Verb.STOP,
            service.place());
    return plan(service, procedure, Purpose.LIFECYCLE);
  }

  /** Every check of the service's proof, looked at once. */
  Map<String, Finding> health(Service service) {
    var survey = surveyor.look(service);
    var request =
        request(
            survey,
            procedure(service, Optional.empty()),
            Purpose.ROLLBACK,
            survey.running(),
            Rank.MANUAL);
    return look(service.verify().checks(), request);
  }

  /** The prerequisites of a procedure, for the release that a rollback would choose. */
  Map<String, Finding> prerequisites(Service service, Procedure procedure) {
    var survey = surveyor.look(service);
    var release =
        Choice.of(new Selector.Previous(), survey.facts()) instanceof Choice.Chosen chosen
            ? Optional.of(chosen.release())
            : survey.running();
    return prerequisites(
        service, procedure, request(survey, procedure, Purpose.ROLLBACK, release, Rank.MANUAL));
  }

  static Procedure procedure(Service service, Optional<String> name) {
    var rollbacks =
        service.procedures().values().stream().filter(each -> !each.preparation()).toList();
    if (name.isEmpty()) {
      return rollbacks.stream()
          .findFirst()
          .orElseThrow(
              () -> new UnknownName("procedure", "(the first)", service.procedures().keySet()));
    }
    return Optional.ofNullable(service.procedures().get(name.get()))
        .orElseThrow(() -> new UnknownName("procedure", name.get(), service.procedures().keySet()));
  }

  private static Choice.Facts facts(Survey survey, Ask ask) {
    if (!ask.liftQuarantine()) {
      return survey.facts();
    }
    return new Choice.Facts(
        survey.ledger().withoutQuarantine(),
        survey.observed().identity(),
        survey.readiness(),
        false);
  }

  private Planning plan(Survey survey, Procedure procedure, Release release, String why, Ask ask) {
    var rank = procedure.emergency() ? Rank.EMERGENCY : Rank.MANUAL;
    var request = request(survey, procedure, Purpose.ROLLBACK, Optional.of(release), rank);
    var plan = planner.plan(request);
    if (!ask.anyway() && runs(survey, release) && healthy(survey.service(), plan)) {
      return new Planning.AlreadyThere(
          plan, survey, release.title() + " runs already, and its checks are good");
    }
    var seen = prerequisites(survey.service(), procedure, request);
    var bad = seen.entrySet().stream().filter(each -> !each.getValue().isGood()).toList();
    if (bad.isEmpty() || procedure.emergency() || ask.withoutPrerequisites()) {
      return new Planning.Ready(plan, survey, why, seen);
    }
    return new Planning.Refused(
        "a prerequisite of '" + procedure.name() + "' does not hold",
        bad.stream().map(each -> each.getKey() + ": " + each.getValue().said()).toList(),
        "mend it, or add --without-prerequisites; an emergency procedure goes on regardless");
  }

  static Planner.Request request(
      Survey survey, Procedure procedure, Purpose purpose, Optional<Release> release, Rank rank) {
    return new Planner.Request(
        survey.service(),
        procedure,
        purpose,
        release,
        survey.observed().identity(),
        rank,
        survey.ledger(),
        survey.target());
  }

  private static boolean runs(Survey survey, Release release) {
    return survey.observed().identity().equals(Optional.of(release.identity()));
  }

  /** All checks of the proof good once; without any check nothing is proven. */
  private boolean healthy(Service service, Plan plan) {
    var checks =
        Stream.concat(plan.proof().required().stream(), plan.proof().rest().stream()).toList();
    return !checks.isEmpty()
        && seen(checks, sights.apply(service)).values().stream().allMatch(Finding::isGood);
  }

  private Map<String, Finding> prerequisites(
      Service service, Procedure procedure, Planner.Request request) {
    var entries =
        Stream.of(service.prerequisites(), procedure.prerequisites())
            .flatMap(List::stream)
            .toList();
    return look(entries, request);
  }

  private Map<String, Finding> look(List<CheckEntry> entries, Planner.Request request) {
    var planned = entries.stream().flatMap(each -> planner.checks(each, request).stream()).toList();
    return seen(planned, sights.apply(request.service()));
  }

  /** Looked at side by side: one that hangs does not hold up the others. */
  private Map<String, Finding> seen(List<PlannedCheck> checks, Sights sights) {
    var named =
        checks.stream()
            .map(each -> new NamedCheck(each.name(), steps.check(each, sights), false))
            .toList();
    var found = new LinkedHashMap<String, Finding>();
    try {
      if (!named.isEmpty()) {
        CheckSeries.round(sights.first(), named)
            .seen()
            .forEach(each -> found.put(each.name(), each.finding()));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      named.forEach(each -> found.putIfAbsent(each.name(), Finding.unknown("interrupted")));
    }
    return found;
  }
}
