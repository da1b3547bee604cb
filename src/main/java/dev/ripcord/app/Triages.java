package dev.ripcord.app;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.check.Finding;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.Sight;
import dev.ripcord.check.Together;
import dev.ripcord.diagnose.Diagnosis;
import dev.ripcord.diagnose.Patient;
import dev.ripcord.diagnose.Symptoms;
import dev.ripcord.host.Command;
import dev.ripcord.plan.Planner;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.run.Steps;
import dev.ripcord.target.Observed;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at what people want to know before they decide; nothing is changed by it. */
final class Triages {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int LINES = 200;
  private static final Duration BACK = Duration.ofHours(1);

  private final Planner planner;
  private final Steps steps;

  Triages(Planner planner, Steps steps) {
    this.planner = planner;
    this.steps = steps;
  }

  /** Every check once, side by side and bounded in time, as it is for the release that runs. */
  Map<CheckEntry, Finding> see(Survey survey, Sights sights, Collection<CheckEntry> checks)
      throws InterruptedException {
    var questions = new LinkedHashMap<CheckEntry, Supplier<Finding>>();
    var wide = recent(sights);
    checks.forEach(each -> questions.put(each, () -> look(survey, wide, each)));
    return Together.ask(questions, sights.first(), LIMIT, (_, why) -> Finding.unknown(why));
  }

  /** Looks for a symptom, or for all of them, on each host by itself. */
  List<Diagnosis> diagnose(Survey survey, Sights sights, Optional<String> symptom) {
    return sights.askAlone(each -> diagnosis(survey, recent(each), symptom)).entrySet().stream()
        .map(each ->
            sights.labels().several()
                ? each.getValue().on(sights.labels().of(each.getKey()))
                : each.getValue())
        .toList();
  }

  private Diagnosis diagnosis(Survey survey, Sights wide, Optional<String> symptom) {
    var patient =
        new Patient(
            survey.service(),
            survey.target(),
            wide.first(),
            log(survey),
            runs(survey, wide),
            each -> look(survey, wide, each),
            new Doors(each -> planner.checks(each, request(survey)).getFirst())
                .of(survey.service()));
    try {
      return new Symptoms(patient).look(symptom, LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while " + survey.service().name() + " was looked at", e);
    }
  }

  /** The log of what runs, where each of several that can run side by side has one. */
  private static Optional<Command> log(Survey survey) {
    var target = survey.target();
    return survey
        .release()
        .flatMap(each -> target.logs(each, LINES, false))
        .or(() -> target.logs(LINES, false));
  }

  private Finding runs(Survey survey, Sights sights) {
    return survey
        .target()
        .running()
        .map(each -> look(survey, sights, new CheckEntry("runs", each, false)))
        .orElseGet(() -> runs(survey.observed()));
  }

  private static Finding runs(Observed seen) {
    if (seen.unseen()) {
      return Finding.unknown(seen.said());
    }
    return (seen.identity().isPresent() ? Finding.good(seen.said()) : Finding.bad(seen.said()))
        .with(seen.facts());
  }

  /** Log lines of the last hour count. */
  private static Sights recent(Sights sights) {
    var clock = sights.first().clock();
    var all = new LinkedHashMap<String, Sight>();
    sights
        .all()
        .forEach((host, each) ->
            all.put(host, new Sight(each.host(), clock, each.secrets(), clock.now().minus(BACK))));
    return new Sights(sights.labels(), all);
  }

  /** Where there are several hosts, the first that is not well speaks for all. */
  private Finding look(Survey survey, Sights sights, CheckEntry entry) {
    try {
      var findings =
          planner.checks(entry, request(survey)).stream()
              .filter(each -> each.host().map(sights.all()::containsKey).orElse(true))
              .map(each -> new NamedCheck(each.name(), steps.check(each, sights), false))
              .map(each -> each.look(sights.first()).finding())
              .toList();
      return findings.stream()
          .filter(each -> !each.isGood())
          .findFirst()
          .orElseGet(findings::getFirst);
    } catch (CatalogException e) {
      return Finding.unknown("cannot be asked: " + e.problems().getFirst().message());
    }
  }

  private static Planner.Request request(Survey survey) {
    return new Planner.Request(
        survey.service(),
        Planners.procedure(survey.service(), Optional.empty()),
        Purpose.ROLLBACK,
        survey.release(),
        survey.observed().identity(),
        Rank.MANUAL,
        survey.ledger(),
        survey.target());
  }
}
