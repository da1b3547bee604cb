package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Planning;
import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.check.Finding;
import dev.ripcord.cli.page.BeginPage;
import dev.ripcord.cli.page.HealthPage;
import dev.ripcord.cli.page.ReadyPage;
import dev.ripcord.cli.page.ServicesPage;
import dev.ripcord.cli.page.StatusPage;
import dev.ripcord.cli.page.WrongPage;
import dev.ripcord.cli.view.HealthView;
import dev.ripcord.cli.view.ReadyView;
import dev.ripcord.cli.view.ServicesView;
import dev.ripcord.cli.view.StatusView;
import dev.ripcord.server.door.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Looks at services without changing anything. */
final class LookCommands {
  private static final String NOT_WELL = "Exit code 0 when all is well, 3 when it is not.";

  private LookCommands() {}

  /** What {@code ripcord} alone does. */
  static Command now() {
    return new Command(
        "",
        Command.Group.LOOK,
        "what is wrong now, and the next command to type",
        List.of(NOT_WELL),
        List.of(),
        CommandSpec.create(),
        LookCommands::wrongNow);
  }

  static Command status() {
    return new Command(
        "status",
        Command.Group.LOOK,
        "how services stand: what runs, whether it is well, whether it could go back",
        List.of(NOT_WELL),
        List.of(
            example("ripcord status", "all services"),
            example("ripcord status api", "one of them")),
        service(),
        LookCommands::status);
  }

  static Command health() {
    return new Command(
        "health",
        Command.Group.LOOK,
        "look once at every check of a service",
        List.of("Exit code 0 when all are good, 3 when one is bad, 8 when it cannot be told."),
        List.of(
            example("ripcord health api", "the checks that a rollback proves itself with"),
            example("ripcord health api --quiet && echo good", "in a script")),
        CommandSpec.create()
            .addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it")),
        LookCommands::health);
  }

  static Command ready() {
    return new Command(
        "ready",
        Command.Group.LOOK,
        "whether a rollback would work if it were needed now",
        List.of(
            "Makes the plan of every procedure as a rollback would, and looks at everything that it"
                + " needs. Worth a look before each deployment.",
            "Exit code 0 when all are ready, 3 when one is not."),
        List.of(
            example("ripcord ready", "all services"), example("ripcord ready api", "one of them")),
        service(),
        LookCommands::ready);
  }

  static Command services() {
    return new Command(
        "services",
        Command.Group.LOOK,
        "list what the catalog owns",
        List.of(
            "Looks at no service. Where one has rules, the daemon of this machine is asked whether it"
                + " watches them. With --quiet only the names, one on a line."),
        List.of(
            example("ripcord services", "with target, hosts and procedures"),
            example("ripcord services --quiet", "only the names")),
        CommandSpec.create(),
        LookCommands::listed);
  }

  private static CommandSpec service() {
    return CommandSpec.create()
        .addPositional(Options.optional(0, "SERVICE", "the service; else all of them"));
  }

  private static List<String> services(Call call) {
    var catalog = call.ripcord().catalog();
    return call.optional(0)
        .map(each -> List.of(catalog.service(each).name()))
        .orElseGet(() -> List.copyOf(catalog.services().keySet()));
  }

  private static int wrongNow(Call call) throws InterruptedException {
    List<String> services;
    try {
      services = services(call);
    } catch (CatalogException e) {
      if (call.globals().json() || !BeginPage.missing(e)) {
        throw e;
      }
      call.screen().print(new BeginPage(e).lines(call.format()));
      return Exit.USAGE;
    }
    var page = new WrongPage(new Standings(call).of(services));
    call.answer(
        StatusView.class, () -> StatusView.of(page.services()), () -> page.lines(call.format()));
    return page.well() ? Exit.OK : Exit.NO;
  }

  private static int status(Call call) throws InterruptedException {
    var standings = new Standings(call).watched(services(call));
    call.answer(
        StatusView.class,
        () -> StatusView.of(standings),
        () ->
            standings.stream()
                .flatMap(each -> new StatusPage(each).lines(call.format()).stream())
                .toList());
    return new WrongPage(standings).well() ? Exit.OK : Exit.NO;
  }

  private static int health(Call call) {
    var service = call.argument(0);
    var page = new HealthPage(service, call.ripcord().health(service));
    call.answer(
        HealthView.class,
        () -> HealthView.of(service, page.good(), page.checks()),
        () -> call.globals().quiet() ? List.of() : page.lines(call.format()));
    var states = page.checks().values().stream().map(Finding::state).toList();
    if (page.good()) {
      return Exit.OK;
    }
    return states.contains(Finding.State.BAD) ? Exit.NO : Exit.UNKNOWN;
  }

  private static int ready(Call call) {
    var pages = new ArrayList<ReadyPage>();
    services(call).forEach(each -> pages.add(ready(call, each)));
    call.answer(
        ReadyView.class,
        () -> ReadyView.of(pages),
        () -> pages.stream().flatMap(each -> each.lines(call.format()).stream()).toList());
    return pages.stream().allMatch(ReadyPage::ready) ? Exit.OK : Exit.NO;
  }

  private static ReadyPage ready(Call call, String service) {
    var procedures = new LinkedHashMap<String, Planning>();
    call.ripcord().catalog().service(service).procedures().values().stream()
        .filter(each -> !each.preparation())
        .map(Procedure::name)
        .forEach(each -> procedures.put(each, back(call, service, each)));
    return new ReadyPage(service, procedures);
  }

  private static Planning back(Call call, String service, String procedure) {
    return call.ripcord().plan(Asks.back(call, service, Optional.of(procedure)));
  }

  /** The names alone are for completion, which has no time to ask anybody. */
  private static int listed(Call call) {
    var catalog = call.ripcord().catalog();
    var names = call.globals().quiet() && !call.globals().json();
    var rules =
        catalog.services().values().stream().anyMatch(each -> !each.watching().rules().isEmpty());
    return services(
        call,
        new ServicesPage(
            catalog,
            names || !rules
                ? Optional.empty()
                : Optional.of(call.attendance().ask(catalog, Asked.who()))));
  }

  private static int services(Call call, ServicesPage page) {
    call.answer(
        ServicesView.class,
        () -> ServicesView.of(page.catalog(), page::watched),
        () -> call.globals().quiet() ? page.names() : page.lines(call.format()));
    return Exit.OK;
  }
}
