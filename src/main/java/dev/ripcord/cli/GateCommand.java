package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.DonePage;
import dev.ripcord.cli.view.GateView;
import dev.ripcord.release.Choice;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.Release;
import dev.ripcord.release.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Asked by CI before it deploys: is this one known to be bad? */
final class GateCommand {
  private static final String COMMIT = "--commit";

  private GateCommand() {}

  static Command gate() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    takes.addPositional(Options.optional(1, "RELEASE", "tag:NAME, digest:..., release:N, ..."));
    takes.addOption(Options.text(COMMIT, "SHA", "the same as commit:SHA"));
    return new Command(
        "gate",
        Command.Group.SERVICE,
        "for CI, before a deployment: say whether a release was rolled back from",
        List.of(
            "Exit code 0 when nothing is known against it, or nothing of it at all; 3 when it is"
                + " quarantined. Only the journal is asked, and no host."),
        List.of(
            example("ripcord gate api --commit 4f2a91c", "does CI bring the bad one back?"),
            example("ripcord gate api tag:v2.1", "by its tag")),
        takes,
        GateCommand::gate);
  }

  private static int gate(Call call) {
    var service = call.ripcord().catalog().service(call.argument(0)).name();
    var asked = asked(call);
    var found = release(Ledger.of(call.ripcord().journal().ledger(service)), asked);
    var quarantined = found.flatMap(Release::quarantined);
    var said =
        quarantined
            .map(each -> asked + " of " + service + " is quarantined: " + each)
            .orElseGet(() ->
                found.isPresent()
                    ? "nothing is known against " + asked + " of " + service
                    : asked + " of " + service + " is not known, so nothing is known against it");
    var next =
        quarantined.isPresent()
            ? List.of("ripcord unquarantine " + service + " " + asked + " --why TEXT")
            : List.<String>of();
    call.answer(
        GateView.class,
        () -> new GateView(service, asked, found.isPresent(), quarantined),
        () -> new DonePage(said, next).lines(call.format()));
    return quarantined.isPresent() ? Exit.NO : Exit.OK;
  }

  private static String asked(Call call) {
    var commit = call.option(COMMIT).map(each -> "commit:" + each);
    if (commit.isPresent() == call.optional(1).isPresent()) {
      throw new Mistake("name a release, or say --commit SHA");
    }
    return commit.or(() -> call.optional(1)).orElseThrow();
  }

  private static Optional<Release> release(Ledger ledger, String asked) {
    var facts = new Choice.Facts(ledger.withoutQuarantine(), Optional.empty(), Map.of(), false);
    return Choice.of(Selector.parse(asked), facts) instanceof Choice.Chosen(Release release, _)
        ? ledger.byNumber(release.number())
        : Optional.empty();
  }
}
