package dev.ripcord.cli;

import java.util.List;

/** All commands by name; each is made only when it is asked for, as that is what takes time. */
final class Commands {
  /** In the order in which help lists them. */
  static final List<String> NAMES =
      List.of(
          "rollback",
          "plan",
          "serve",
          "watch",
          "why",
          "hold",
          "arm",
          "silence",
          "incident open",
          "incident close",
          "incident take",
          "diagnose",
          "decide",
          "fix",
          "releases",
          "resume",
          "approve",
          "abort",
          "undo",
          "status",
          "health",
          "ready",
          "services",
          "logs",
          "runs",
          "show",
          "report",
          "stop",
          "start",
          "restart",
          "backup",
          "backups",
          "deploy begin",
          "deploy record",
          "deploy run",
          "adopt",
          "export script",
          "export runbook",
          "export install",
          "export status",
          "export systemd",
          "export prometheus",
          "quarantine",
          "unquarantine",
          "gate",
          "init",
          "check",
          "schema",
          "rules test",
          "rules replay",
          "journal verify",
          "notify test",
          "notify list",
          "demo",
          "completion",
          "help",
          "version");

  /** The length of the longest name. */
  static final int WIDEST = NAMES.stream().mapToInt(String::length).max().orElse(0);

  private Commands() {}

  /** The command of that name, which must be one of {@link #NAMES}. */
  static Command named(String name) {
    return switch (name) {
      case "rollback" -> RollbackCommands.rollback();
      case "plan" -> RollbackCommands.plan();
      case "serve" -> ServeCommand.serve();
      case "watch" -> WatchCommand.watch();
      case "why" -> WhyCommand.why();
      case "hold" -> HoldCommands.hold();
      case "arm" -> HoldCommands.arm();
      case "silence" -> HoldCommands.silence();
      case "incident open" -> IncidentCommands.open();
      case "incident close" -> IncidentCommands.close();
      case "incident take" -> IncidentCommands.take();
      case "diagnose" -> DiagnoseCommand.diagnose();
      case "decide" -> DecideCommand.decide();
      case "fix" -> FixCommand.fix();
      case "releases" -> ReleaseCommands.releases();
      case "adopt" -> ReleaseCommands.adopt();
      case "quarantine" -> ReleaseCommands.quarantine();
      case "unquarantine" -> ReleaseCommands.unquarantine();
      case "gate" -> GateCommand.gate();
      case "status" -> LookCommands.status();
      case "health" -> LookCommands.health();
      case "ready" -> LookCommands.ready();
      case "services" -> LookCommands.services();
      case "logs" -> LogsCommand.logs();
      case "runs" -> RunCommands.runs();
      case "show" -> ShowCommand.show();
      case "resume" -> RunCommands.resume();
      case "abort" -> RunCommands.abort();
      case "approve" -> ApproveCommand.approve();
      case "undo" -> UndoCommand.undo();
      case "stop" -> LifecycleCommands.stop();
      case "start" -> LifecycleCommands.start();
      case "restart" -> LifecycleCommands.restart();
      case "backup" -> BackupCommands.backup();
      case "backups" -> BackupCommands.backups();
      case "deploy begin" -> DeployCommands.begin();
      case "deploy record" -> DeployCommands.record();
      case "deploy run" -> DeployRun.command();
      case "export script" -> ExportCommands.script();
      case "export runbook" -> ExportCommands.runbook();
      case "export install" -> InstallCommands.install();
      case "export status" -> InstallCommands.status();
      case "export systemd" -> DaemonUnitCommand.unit();
      case "export prometheus" -> AlertRulesCommand.print();
      case "init" -> InitCommand.init();
      case "check" -> CatalogCommands.check();
      case "schema" -> CatalogCommands.schema();
      case "rules test" -> RulesCommands.test();
      case "rules replay" -> ReplayCommand.replay();
      case "report" -> JournalCommands.report();
      case "journal verify" -> JournalCommands.verify();
      case "notify test" -> NotifyCommands.test();
      case "notify list" -> NotifyCommands.list();
      case "demo" -> DemoCommand.demo();
      case "completion" -> HelpCommands.completion();
      case "help" -> HelpCommands.help();
      case "version" -> HelpCommands.version();
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }

  /** All of them, for help and completion. */
  static List<Command> all() {
    return NAMES.stream().map(Commands::named).toList();
  }

  /** Whether a word begins names of two words. */
  static boolean begins(String word) {
    return NAMES.stream().anyMatch(each -> each.startsWith(word + " "));
  }
}
