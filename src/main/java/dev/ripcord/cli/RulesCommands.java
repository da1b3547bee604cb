package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.CatalogFiles;
import dev.ripcord.cli.page.TrialsPage;
import dev.ripcord.cli.view.TrialsView;
import dev.ripcord.decide.trial.Rehearsal;
import dev.ripcord.decide.trial.TrialShape;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Tries the rules of the catalog before they may act. */
final class RulesCommands {
  private RulesCommands() {}

  static Command test() {
    var takes = CommandSpec.create();
    takes.addPositional(
        Options.argument(0, "FILE", "the stories: what is seen, and what is expected"));
    return new Command(
        "rules test",
        Command.Group.CATALOG,
        "play written stories through the rules, and say whether they do what they should",
        List.of(
            "A story has what each probe sees, look by look, and what a rule should have come to at"
                + " a moment; docs/rules.md has an example. No service is looked at, and no time"
                + " passes.",
            "Exit code 0 when everything is as expected, 3 when something is not."),
        List.of(
            example("ripcord rules test rules-test.yaml", "before the rules are put in place"),
            example("ripcord rules test rules-test.yaml --json", "for CI")),
        takes,
        RulesCommands::test);
  }

  private static int test(Call call) {
    var catalog = Open.opening(call.globals().catalog(), call.globals()).read(Drivers.kinds());
    var trials = TrialShape.read(CatalogFiles.yaml(Path.of(call.argument(0))), catalog);
    var played =
        trials.stream().map(each -> new TrialsPage.Played(each, Rehearsal.of(each))).toList();
    var page = new TrialsPage(played);
    call.answer(TrialsView.class, () -> TrialsView.of(page), () -> page.lines(call.format()));
    return page.failed() == 0 ? Exit.OK : Exit.NO;
  }
}
