package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.LogPage;
import dev.ripcord.report.Markdown;
import dev.ripcord.report.Report;
import dev.ripcord.report.ReportJson;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Looks after the journal, and makes reports from it. */
final class JournalCommands {
  private JournalCommands() {}

  static Command verify() {
    return new Command(
        "journal verify",
        Command.Group.CATALOG,
        "look whether the journal is whole",
        List.of(
            "Works every chain of events out anew, and every table that is made from them. Exit"
                + " code 0 when all of it holds, 1 when something does not."),
        List.of(
            example("ripcord journal verify", "a line for everything that does not hold"),
            example("ripcord journal verify --journal-dir /mnt/backup/ripcord", "another journal")),
        CommandSpec.create(),
        JournalCommands::verify);
  }

  static Command report() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "RUN", RunCommands.RUN + ", or its last"));
    takes.addOption(Options.flag("--markdown", "as Markdown, which it is without any option too"));
    return new Command(
        "report",
        Command.Group.RUNS,
        "print the report of a run: who, why, each step with its evidence, time against budget",
        List.of(),
        List.of(
            example("ripcord report api > rollback.md", "Markdown, of the last run of api"),
            example("ripcord report api --json", "the same for a program")),
        takes,
        JournalCommands::report);
  }

  private static int verify(Call call) {
    var wrong = call.ripcord().journal().verify();
    if (wrong.isEmpty()) {
      return Said.tell(call, "The journal is whole.");
    }
    Said.tell(call, "What does not hold in the journal:", wrong);
    return Exit.FAULT;
  }

  private static int report(Call call) {
    var run = Runs.find(call.ripcord(), call.argument(0));
    var report = Report.of(call.ripcord().entries(run.id()));
    call.screen()
        .print(
            call.globals().json()
                ? ReportJson.of(report).lines().toList()
                : LogPage.of(Markdown.of(report).lines().toList()));
    return Exit.OK;
  }
}
