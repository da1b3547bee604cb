package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Survey;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.cli.page.AdoptPage;
import dev.ripcord.cli.page.DonePage;
import dev.ripcord.cli.page.ReleasesPage;
import dev.ripcord.cli.view.ReleaseView;
import dev.ripcord.cli.view.ReleasesView;
import dev.ripcord.cli.view.SurveysView;
import dev.ripcord.release.Choice;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.release.Release;
import dev.ripcord.release.Selector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What there is to go back to. */
final class ReleaseCommands {
  private static final String ALL = "--all";

  private ReleaseCommands() {}

  static Command releases() {
    return new Command(
        "releases",
        Command.Group.NOW,
        "list what a service could go back to, and why not where it could not",
        List.of(
            "A release is 'known' when it is there, 'seen good' when it was good at the end of a"
                + " run, and 'certified' when it stayed good for its whole watch.",
            "With --quiet only the numbers, one on a line."),
        List.of(
            example("ripcord releases api", "all releases of api, the newest first"),
            example("ripcord releases api --json", "the same for a program")),
        CommandSpec.create()
            .addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it")),
        ReleaseCommands::list);
  }

  static Command adopt() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.optional(0, "SERVICE", "the service; else all of them"));
    takes.addOption(Options.flag(ALL, "all services of the catalog; the same as naming none"));
    return new Command(
        "adopt",
        Command.Group.SERVICE,
        "look at what runs and what is there, and record it as releases",
        List.of(
            "Changes nothing on the service. Do it once after installing Ripcord, so that there is"
                + " something to go back to; every later look records what is new by itself."),
        List.of(
            example("ripcord adopt", "all services"), example("ripcord adopt api", "one of them")),
        takes,
        ReleaseCommands::adopt);
  }

  static Command quarantine() {
    return mark(
        "quarantine",
        "say that a release is bad, so that nothing goes back to it",
        List.of(
            example("ripcord quarantine api release:4 --why \"loses uploads\"", "never to 4 again"),
            example("ripcord quarantine api tag:v2.0 --why \"wrong schema\"", "named by its tag")),
        (release, at, call) ->
            new LedgerEvent.Quarantined(
                release.number(), at, why(call) + " (" + call.who() + ")", Optional.empty()));
  }

  static Command unquarantine() {
    return mark(
        "unquarantine",
        "say that a quarantined release may be gone back to after all",
        List.of(
            example(
                "ripcord unquarantine api release:4 --why \"it was the database\"", "4 is usable"),
            example("ripcord unquarantine api tag:v2.0 --why fixed", "named by its tag")),
        (release, at, call) ->
            new LedgerEvent.Cleared(release.number(), at, call.who(), why(call)));
  }

  static int list(Call call) {
    var survey = call.ripcord().survey(call.argument(0));
    call.answer(
        ReleasesView.class,
        () -> ReleasesView.of(survey),
        () ->
            call.globals().quiet() ? names(survey) : new ReleasesPage(survey).lines(call.format()));
    return Exit.OK;
  }

  private static List<String> names(Survey survey) {
    return survey.ledger().releases().stream().map(each -> "release:" + each.number()).toList();
  }

  private static int adopt(Call call) {
    var names =
        call.optional(0)
            .map(List::of)
            .orElseGet(() -> List.copyOf(call.ripcord().catalog().services().keySet()));
    var pages = new ArrayList<AdoptPage>();
    for (var each : names) {
      var known = releases(call, call.ripcord().catalog().service(each).name());
      pages.add(new AdoptPage(call.ripcord().survey(each), known));
    }
    call.answer(
        SurveysView.class,
        () -> SurveysView.of(pages.stream().map(AdoptPage::survey).toList()),
        () -> pages.stream().flatMap(each -> each.lines(call.format()).stream()).toList());
    return Exit.OK;
  }

  private static int releases(Call call, String service) {
    return (int)
        call.ripcord().journal().ledger(service).stream()
            .filter(LedgerEvent.Found.class::isInstance)
            .count();
  }

  /** What a command says of a release. */
  @FunctionalInterface
  private interface Mark {
    LedgerEvent of(Release release, Instant at, Call call);
  }

  private static Command mark(
      String name, String summary, List<Command.Example> examples, Mark mark) {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    takes.addPositional(Options.argument(1, "RELEASE", "release:N, tag:NAME, commit:SHA, ..."));
    takes.addOption(Options.required(RunOptions.WHY, "TEXT", "the reason, for whoever asks later"));
    return new Command(
        name, Command.Group.SERVICE, summary, List.of(), examples, takes, call -> mark(call, mark));
  }

  private static int mark(Call call, Mark mark) {
    var survey = call.ripcord().survey(call.argument(0));
    var release = named(survey, call.argument(1));
    var event = mark.of(release, call.world().clock().now(), call);
    call.ripcord().learn(survey.service().name(), List.of(event));
    var after = survey.ledger().after(event).byNumber(release.number()).orElseThrow();
    call.answer(
        ReleaseView.class,
        () -> ReleaseView.of(after),
        () ->
            new DonePage(
                    after.title()
                        + " of "
                        + survey.service().name()
                        + after
                            .quarantined()
                            .map(w -> " is quarantined: " + w)
                            .orElse(" may be gone back to"),
                    List.of())
                .lines(call.format()));
    return Exit.OK;
  }

  /** The one release of that name, whether it could be gone back to or not. */
  private static Release named(Survey survey, String text) {
    var all = survey.ledger().withoutQuarantine();
    var facts = new Choice.Facts(all, Optional.empty(), Map.of(), false);
    var selector = Selector.parse(text);
    if (!(selector instanceof Selector.Previous)
        && Choice.of(selector, facts) instanceof Choice.Chosen(Release release, _)) {
      return survey.ledger().byNumber(release.number()).orElseThrow();
    }
    throw new UnknownName("release", text, names(survey));
  }

  private static String why(Call call) {
    return call.option(RunOptions.WHY).orElseThrow();
  }
}
