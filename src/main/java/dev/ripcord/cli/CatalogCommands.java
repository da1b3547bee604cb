package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Sets up: the catalog, and the journal's health. */
final class CatalogCommands {
  private CatalogCommands() {}

  static Command journalVerify() {
    return new Command(
        "journal verify",
        Command.Group.CATALOG,
        "look whether the journal is whole: every chain of events, every table made from them",
        List.of("Exit code 0 when it is, 1 when it is not."),
        List.of(
            example("ripcord journal verify", "a line for everything that does not hold"),
            example("ripcord journal verify --journal-dir /mnt/backup/ripcord", "another journal")),
        CommandSpec.create(),
        CatalogCommands::verify);
  }

  private static int verify(Call call) {
    var wrong = call.ripcord().journal().verify();
    if (wrong.isEmpty()) {
      return Said.tell(call, "The journal is whole.");
    }
    Said.tell(call, wrong.size() + " things in the journal do not hold:", wrong);
    return Exit.FAULT;
  }
}
