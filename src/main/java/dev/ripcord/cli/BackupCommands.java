package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.BackupsPage;
import dev.ripcord.cli.view.BackupsView;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Makes backups of a service's files, and lists them. */
final class BackupCommands {
  private static final String LABEL = "--label";
  private static final String VERIFY = "--verify";

  private BackupCommands() {}

  static Command backup() {
    var takes = service();
    takes.addOption(
        Options.text(LABEL, "NAME", "another label than the catalog's, such as before-upgrade"));
    RunOptions.add(takes);
    return new Command(
        "backup",
        Command.Group.SERVICE,
        "copy what the catalog's 'backup:' names into an archive on its host, and read it back",
        List.of(
            "A manifest beside the archive has mode, owner and sum of each file, and who made it and"
                + " why. It counts when every file in it was read back and compared. What is in the"
                + " files stays on the host, where only their owner can read it.",
            "It runs with the lowest rank: a rollback that begins meanwhile goes first."),
        List.of(
            example("ripcord backup api", "as the catalog says"),
            example("ripcord backup api --label emergency-1", "under a name of its own")),
        takes,
        BackupCommands::backup);
  }

  static Command backups() {
    var takes = service();
    takes.addOption(Options.flag(VERIFY, "read each of them again, and compare every file in it"));
    return new Command(
        "backups",
        Command.Group.LOOK,
        "list the backups of a service: when, of which release, how large, whole or not",
        List.of(
            "Exit code 0 when all are whole, 3 when one is damaged. Each was read back when it was"
                + " made; whether it still is what it was, only --verify tells."),
        List.of(
            example("ripcord backups api", "what there is"),
            example("ripcord backups api --verify", "whether it is still whole")),
        takes,
        BackupCommands::backups);
  }

  private static CommandSpec service() {
    return CommandSpec.create()
        .addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
  }

  private static int backup(Call call) throws InterruptedException {
    var service = call.argument(0);
    if (call.ripcord().catalog().service(service).backup().isEmpty()) {
      return Refusal.tell(
          call,
          service,
          "the catalog does not say what of " + service + " is to be kept",
          List.of(),
          List.of("add it to the service: backup: { paths: [ /opt/app/.env ] }"));
    }
    var label = call.option(LABEL);
    try {
      return Carrying.out(call, call.ripcord().upkeep().backup(service, label));
    } catch (dev.ripcord.catalog.CatalogException e) {
      if (label.isEmpty()) {
        throw e;
      }
      throw new Mistake(LABEL + " takes letters, digits, dots and dashes, such as before-2.0");
    }
  }

  private static int backups(Call call) {
    var service = call.argument(0);
    var read = call.has(VERIFY);
    var found = call.ripcord().upkeep().backups(service, read);
    var page = new BackupsPage(service, found, read);
    call.answer(
        BackupsView.class,
        () -> BackupsView.of(service, found, read),
        () -> page.lines(call.format()));
    return page.whole() ? Exit.OK : Exit.NO;
  }
}
