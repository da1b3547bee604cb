package dev.ripcord.app;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Cure;
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
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Planner;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.release.Choice;
import dev.ripcord.release.Ledger;
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
  private final Function<Service, List<Ledger>> everyone;

  Planners(
      Planner planner,
      Steps steps,
      Surveyor surveyor,
      Function<Service, Sights> sights,
      Function<Service, List<Ledger>> everyone) {
    this.planner = planner;
    this.steps = steps;
    this.surveyor = surveyor;
    this.sights = sights;
    this.everyone = everyone;
  }

  Planning plan(Service service, Ask ask) {
    var selector = Selector.parse(ask.release());
    var procedure = procedure(service, ask.procedure());
    var instead = Lasts.instead(service, procedure);
    if (instead.isPresent()) {
      return new Planning.Refused(
          "'" + procedure.name() + "' is no rollback", List.of(), instead.get());
    }
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
    return plan(service, procedure, purpose, Rank.MANUAL);
  }

  Plan plan(Service service, Procedure procedure, Purpose purpose, Rank rank) {
    var survey = surveyor.look(service);
    return planner.plan(informed(request(survey, procedure, purpose, survey.running(), rank)));
  }

  /** A remedy that nobody asked for. */
  Plan remedy(Service service, Cure cure) {
    var survey = surveyor.look(service);
    return planner.plan(
        informed(
            request(
                survey, cure.procedure(), Purpose.LIFECYCLE, survey.running(), Rank.AUTOMATIC)));
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

  /** Carries out a person's own command on this machine, while nobody else acts on the service. */
  Plan deployment(Service service, Deployment deployment) {
    var plan = plan(service, Deployments.procedure(service), Purpose.PREPARATION);
    var limit = deployment.limit();
    var step = planner.here(Deployments.change(deployment), limit);
    return Deployments.with(plan, List.of(step), limit);
  }

  /** Lets a service settle, and looks at it until it is proven to be well. */
  Plan proof(Service service, Duration settle) {
    var plan = plan(service, Deployments.proof(service), Purpose.LIFECYCLE);
    var steps =
        settle.isZero()
            ? List.<PlannedStep>of()
            : List.of(planner.here(Deployments.pause(settle), settle));
    return Deployments.with(plan, steps, settle.plus(plan.proof().within()));
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

  /**
   * The probes of those who watch, for the release that runs; one for each host, where it is so.
   */
  Map<String, List<PlannedCheck>> probes(Service service) {
    var survey = surveyor.look(service);
    var procedure = procedure(service, Optional.empty());
    var request = request(survey, procedure, Purpose.ROLLBACK, survey.release(), Rank.AUTOMATIC);
    var probes = new LinkedHashMap<String, List<PlannedCheck>>();
    service.probes().forEach((name, each) -> probes.put(name, planner.checks(each, request)));
    return probes;
  }

  /** Whether what a remedy is for is good already. */
  boolean needless(Service service, Cure cure) {
    if (cure.unless().isEmpty()) {
      return false;
    }
    var survey = surveyor.look(service);
    var request =
        request(survey, cure.procedure(), Purpose.LIFECYCLE, survey.running(), Rank.MANUAL);
    return look(cure.unless().stream().toList(), request).values().stream()
        .allMatch(Finding::isGood);
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
    var ledger = ask.liftQuarantine() ? survey.ledger().withoutQuarantine() : survey.ledger();
    return new Choice.Facts(
        ledger, survey.observed().identity(), survey.readiness(), ask.automatic());
  }

  private Planning plan(Survey survey, Procedure procedure, Release release, String why, Ask ask) {
    var request =
        informed(
            request(
                survey, procedure, Purpose.ROLLBACK, Optional.of(release), rank(procedure, ask)));
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

  private static Rank rank(Procedure procedure, Ask ask) {
    if (ask.automatic()) {
      return Rank.AUTOMATIC;
    }
    return procedure.emergency() ? Rank.EMERGENCY : Rank.MANUAL;
  }

  /** All ledgers are read only for a procedure that has to leave what others need. */
  private Planner.Request informed(Planner.Request request) {
    return Planner.needsEveryone(request.procedure())
        ? request.knowing(everyone.apply(request.service()))
        : request;
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
