package dev.ripcord.app;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import dev.ripcord.export.Subject;
import dev.ripcord.plan.Planner;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.release.Choice;
import dev.ripcord.release.Release;
import dev.ripcord.release.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans procedures to be written down: for the release that a rollback would choose now, whether or
 * not it would be carried out now.
 */
record Exports(Planner planner, Surveyor surveyor) {

  Exporting of(Service service, Ask ask) {
    var procedures =
        ask.procedure().isPresent()
            ? List.of(Planners.procedure(service, ask.procedure()))
            : List.copyOf(service.procedures().values());
    var survey = surveyor.look(service);
    var chosen = Choice.of(Selector.parse(ask.release()), survey.facts());
    var wanted = chosen instanceof Choice.Chosen each ? Optional.of(each.release()) : none();
    if (chosen instanceof Choice.None(String said, List<String> details, String next)
        && procedures.stream().anyMatch(each -> !each.preparation())) {
      return new Exporting.Refused(said, details, next.replace("SERVICE", service.name()));
    }
    try {
      var subjects = new ArrayList<Subject>();
      procedures.forEach(each -> subjects.add(subject(survey, each, wanted)));
      return new Exporting.Ready(subjects);
    } catch (CatalogException e) {
      return new Exporting.Refused(
          "the catalog cannot be carried out"
              + wanted.map(each -> " for " + each.title()).orElse(""),
          e.problems().stream().map(each -> each.toString()).toList(),
          "mend the catalog; 'ripcord check' looks at all of it");
    }
  }

  private static Optional<Release> none() {
    return Optional.empty();
  }

  private Subject subject(Survey survey, Procedure procedure, Optional<Release> wanted) {
    var rank = procedure.emergency() ? Rank.EMERGENCY : Rank.MANUAL;
    var purpose = procedure.beforeDeployment() ? Purpose.PREPARATION : Purpose.LIFECYCLE;
    var request =
        procedure.preparation()
            ? Planners.request(survey, procedure, purpose, survey.running(), rank)
            : Planners.request(survey, procedure, Purpose.ROLLBACK, wanted, rank);
    var needed =
        Stream.of(survey.service().prerequisites(), procedure.prerequisites())
            .flatMap(List::stream)
            .flatMap(each -> planner.checks(each, request).stream())
            .toList();
    var service = survey.service();
    return new Subject(
        planner.plan(request), procedure, service.conduct(), service.hosts(), needed);
  }
}
