package dev.ripcord.report;

import dev.ripcord.journal.Checklist;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.report.ReportView.CheckView;
import dev.ripcord.report.ReportView.ChecklistView;
import dev.ripcord.report.ReportView.DowntimeView;
import dev.ripcord.report.ReportView.GapView;
import dev.ripcord.report.ReportView.MomentView;
import dev.ripcord.report.ReportView.PhaseView;
import dev.ripcord.report.ReportView.StepView;
import dev.ripcord.report.ReportView.To;
import dev.ripcord.report.ReportView.TryView;
import dev.ripcord.report.ReportView.WatchView;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report for programs. */
public final class ReportJson {
  /** Grows when a name changes its meaning or goes; a new name alone does not make it grow. */
  private static final int FORMAT = 1;

  private ReportJson() {}

  /** One object; {@code docs/report.md} tells what is in it. */
  public static String of(Report report) {
    return Jsonb.builder().build().type(ReportView.class).toJsonPretty(view(report));
  }

  /** The same before it is text, for whoever puts it into something larger. */
  public static ReportView view(Report report) {
    var plan = report.plan();
    var created = report.created();
    return new ReportView(
        FORMAT,
        report.run(),
        plan.service(),
        word(plan.purpose()),
        plan.procedure(),
        word(plan.rank()),
        created.who(),
        created.why(),
        created.program(),
        plan.from(),
        plan.release()
            .map(each -> new To(each.number(), each.name(), each.identity(), word(each.grade()))),
        report.outcome().map(Outcome::name),
        report.outcome().map(Outcome::exitCode),
        report.said(),
        report.started(),
        report.ended(),
        report.took().toMillis(),
        plan.budget().toMillis(),
        report.budgetKept(),
        ms(plan.downtime()),
        plan.warnings(),
        report.phases().stream()
            .map(each -> new PhaseView(each.name(), each.planned().toMillis(), ms(each.took())))
            .toList(),
        report.downtimes().stream().map(ReportJson::downtime).toList(),
        created.checklist().map(Checklist::items).orElse(List.of()).stream()
            .map(each -> new ChecklistView(each.text(), word(each.state()), each.why()))
            .toList(),
        report.steps().stream().map(ReportJson::step).toList(),
        report.checks().stream().map(ReportJson::check).toList(),
        report.left(),
        report.next(),
        report.watch().map(ReportJson::watch),
        report.gaps().stream()
            .map(each -> new GapView(each.from(), each.to(), each.waited()))
            .toList(),
        report.timeline().stream().map(ReportJson::moment).toList(),
        report.setBack().toMillis(),
        report.hash());
  }

  private static DowntimeView downtime(Event.Downtime event) {
    return new DowntimeView(
        event.check(),
        event.down().toMillis(),
        event.longest().toMillis(),
        event.unknown().toMillis(),
        event.observed().toMillis(),
        event.looks());
  }

  private static StepView step(StepReport step) {
    var planned = step.planned();
    return new StepView(
        planned.path(),
        planned.title(),
        planned.kind(),
        planned.host(),
        word(step.status()),
        step.tries().stream()
            .map(each -> new TryView(each.number(), each.ended(), each.said(), ms(each.took())))
            .toList(),
        step.before(),
        step.after(),
        step.seenBefore(),
        step.said(),
        step.handle(),
        ms(step.took()));
  }

  private static CheckView check(Event.Checked check) {
    return new CheckView(
        check.name(),
        check.state().toLowerCase(Locale.ROOT),
        check.required(),
        check.degrades(),
        check.rounds(),
        check.said());
  }

  private static WatchView watch(Report.Watching watch) {
    return new WatchView(
        watch.until(),
        watch.end().map(ReportJson::verdict).orElse("open"),
        watch.end().map(Event.Watched::said));
  }

  private static String verdict(Event.Watched end) {
    if (end.certified()) {
      return "certified";
    }
    return end.relapsed() ? "relapsed" : "none";
  }

  private static MomentView moment(Moment moment) {
    return new MomentView(
        moment.n(),
        moment.at(),
        moment.offset().toMillis(),
        moment.kind(),
        moment.step(),
        moment.said());
  }

  private static Optional<Long> ms(Optional<Duration> length) {
    return length.map(Duration::toMillis);
  }

  /** {@code SEEN_GOOD} becomes {@code seen-good}. */
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
