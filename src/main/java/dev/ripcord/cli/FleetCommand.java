package dev.ripcord.cli;

import dev.ripcord.app.Ask;
import dev.ripcord.app.Fleet;
import dev.ripcord.app.Planning;
import dev.ripcord.catalog.Conduct;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Waves;
import dev.ripcord.cli.page.FleetEndPage;
import dev.ripcord.cli.page.FleetPage;
import dev.ripcord.cli.view.FleetView;
import dev.ripcord.journal.Checklist;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Rank;
import dev.ripcord.run.Runner;
import dev.ripcord.run.StopSwitch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rolls several services back together, or shows what that would do. */
final class FleetCommand {
  static final String ALL = "all";
  static final String GROUP = "--group";
  static final String AT_ONCE = "--at-once";
  static final String KEEP_GOING = "--keep-going";
  private static final int USUAL = 20;

  private final Call call;
  private final List<List<Service>> waves;
  private final Map<String, Planning> plans;

  private FleetCommand(Call call, List<List<Service>> waves, Map<String, Planning> plans) {
    this.call = call;
    this.waves = waves;
    this.plans = plans;
  }

  /** Whether several services are meant. */
  static boolean meant(Call call) {
    return call.option(GROUP).isPresent()
        || (call.optional(0).equals(Optional.of(ALL))
            && !call.ripcord().catalog().services().containsKey(ALL));
  }

  static int run(Call call, boolean dry) throws InterruptedException {
    if (call.has(RunOptions.WATCH)) {
      throw new Mistake(
          RunOptions.WATCH
              + " is for one service: leave it out here, and name the service to watch afterwards");
    }
    var catalog = call.ripcord().catalog();
    var chosen =
        call.option(GROUP)
            .<Collection<Service>>map(catalog::group)
            .orElseGet(() -> catalog.services().values());
    var waves = Waves.of(catalog, chosen);
    var asks = chosen.stream().map(each -> ask(call, each.name())).toList();
    var command = new FleetCommand(call, waves, call.ripcord().plans(asks, atOnce(call)));
    return dry ? command.show() : command.go();
  }

  private static int atOnce(Call call) {
    return Options.number(AT_ONCE, call.option(AT_ONCE), USUAL);
  }

  private static Ask ask(Call call, String service) {
    var release = call.option(GROUP).isPresent() ? call.optional(0) : call.optional(1);
    return new Ask(
        service,
        release.orElse("previous"),
        call.option(Asks.PROCEDURE),
        call.who(),
        call.option(RunOptions.WHY),
        call.has(Asks.ANYWAY),
        call.has(Asks.WITHOUT_PREREQUISITES),
        call.has(RunOptions.TAKE_OVER),
        call.has(Asks.LIFT_QUARANTINE),
        false,
        Optional.empty());
  }

  private FleetPage page() {
    var names = waves.stream().map(wave -> wave.stream().map(Service::name).toList()).toList();
    return new FleetPage(names, plans);
  }

  private int show() {
    var rows = new ArrayList<FleetEndPage.Row>();
    plans.forEach((service, each) -> rows.add(row(service, each)));
    call.answer(
        FleetView.class,
        () -> FleetView.of(new FleetEndPage(rows, Duration.ZERO)),
        () -> page().lines(call.format()));
    return Exit.OK;
  }

  private int go() throws InterruptedException {
    if (!call.globals().json() && !call.globals().quiet()) {
      call.screen().print(page().lines(call.format()));
    }
    var refused = refused();
    if (refused.isPresent()) {
      return refused.get();
    }
    return switch (new Ticking(call, name()).of(checklist(), Rank.MANUAL)) {
      case Ticking.Result.Refused(int code) -> code;
      case Ticking.Result.Ticked(Checklist ticked) -> go(members(ticked));
    };
  }

  private int go(List<List<Fleet.Member>> members) throws InterruptedException {
    var began = call.world().clock().nanoTime();
    var stop = new StopSwitch();
    var keepGoing = call.has(KEEP_GOING);
    Map<String, Fleet.Result> results;
    try (var _ = Stops.hear(call, stop);
        var teller = new FleetTeller(call, members.stream().mapToInt(List::size).sum())) {
      results = new Fleet(call.ripcord(), teller, stop, atOnce(call), keepGoing).run(members);
    }
    return ended(results, Duration.ofNanos(call.world().clock().nanoTime() - began));
  }

  /** What has to be done first, for all of them that can wait. */
  private List<String> checklist() {
    return members().stream()
        .flatMap(List::stream)
        .filter(each -> each.ready().plan().rank() != Rank.EMERGENCY)
        .flatMap(each -> conduct(each).before().stream().map(it -> each.service() + ": " + it))
        .toList();
  }

  private List<List<Fleet.Member>> members(Checklist ticked) {
    return members().stream()
        .map(wave -> wave.stream().map(each -> each.with(ticked)).toList())
        .toList();
  }

  private List<List<Fleet.Member>> members() {
    return waves.stream()
        .map(wave -> wave.stream().flatMap(each -> member(each.name()).stream()).toList())
        .toList();
  }

  private Optional<Fleet.Member> member(String service) {
    return Optional.ofNullable(plans.get(service))
        .filter(Planning.Ready.class::isInstance)
        .map(each -> new Fleet.Member((Planning.Ready) each, ask(call, service)));
  }

  /** One that cannot go back holds up all, until somebody says otherwise; and all need a word. */
  private Optional<Integer> refused() {
    var cannot =
        plans.entrySet().stream()
            .filter(each -> each.getValue() instanceof Planning.Refused)
            .toList();
    if (!cannot.isEmpty() && !call.has(KEEP_GOING)) {
      var details =
          cannot.stream()
              .map(each -> each.getKey() + ": " + ((Planning.Refused) each.getValue()).said())
              .toList();
      var next = List.of("to roll back those that can, add " + KEEP_GOING);
      return Optional.of(Refusal.tell(call, name(), "not all of them can go back", details, next));
    }
    return Confirm.refused(call, name(), reasons());
  }

  private String name() {
    return call.option(GROUP).orElse(ALL);
  }

  private Conduct conduct(Fleet.Member member) {
    return call.ripcord().catalog().service(member.service()).conduct();
  }

  private List<String> reasons() {
    var now = call.world().clock().now();
    return members().stream()
        .flatMap(List::stream)
        .flatMap(each -> {
          var lines =
              new ArrayList<>(List.of(each.service() + ": " + FleetPage.what(each.ready())));
          Confirm.reasons(each.ready().plan(), conduct(each), now)
              .forEach(why -> lines.add(each.service() + " " + why));
          return lines.stream();
        })
        .toList();
  }

  private int ended(Map<String, Fleet.Result> results, Duration took) {
    var rows = new ArrayList<FleetEndPage.Row>();
    plans.forEach((service, each) -> {
      var result = Optional.ofNullable(results.get(service));
      rows.add(result.map(it -> row(service, it)).orElseGet(() -> row(service, each)));
    });
    var page = new FleetEndPage(rows, took);
    call.answer(
        FleetView.class,
        () -> FleetView.of(page),
        () -> {
          var lines = new ArrayList<>(call.globals().quiet() ? List.<String>of() : List.of(""));
          lines.addAll(page.lines(call.format()));
          return lines;
        });
    return page.exitCode();
  }

  private static FleetEndPage.Row row(String service, Planning planning) {
    return switch (planning) {
      case Planning.Ready ready ->
          new FleetEndPage.Row(
              service, Optional.empty(), FleetPage.what(ready), Optional.empty(), Optional.empty());
      case Planning.AlreadyThere(_, _, String said) -> row(service, Outcome.ALREADY_THERE, said);
      case Planning.Refused(String said, _, _) -> row(service, Outcome.REFUSED, said);
    };
  }

  private static FleetEndPage.Row row(String service, Outcome outcome, String said) {
    return new FleetEndPage.Row(
        service, Optional.of(outcome), said, Optional.empty(), Optional.empty());
  }

  /** What came of one service, as a row. */
  static FleetEndPage.Row row(String service, Fleet.Result result) {
    return switch (result) {
      case Fleet.Result.NotBegun(String why) ->
          new FleetEndPage.Row(service, Optional.empty(), why, Optional.empty(), Optional.empty());
      case Fleet.Result.Faulted(String said) -> row(service, Outcome.UNKNOWN, said);
      case Fleet.Result.Ran(Runner.Result.Ended(String run, Event.Finished finished)) ->
          new FleetEndPage.Row(
              service,
              Optional.of(finished.outcome()),
              finished.said(),
              Optional.of(finished.took()),
              Optional.of(run));
      case Fleet.Result.Ran(Runner.Result.Busy(var lock)) ->
          row(service, Outcome.REFUSED, "run " + lock.run() + " has it, driven by " + lock.owner());
      case Fleet.Result.Ran(Runner.Result.HostBusy(String host, String said)) ->
          row(service, Outcome.REFUSED, "somebody acts on host " + host + ": " + said);
      case Fleet.Result.Ran(Runner.Result.NotResumable(String said)) ->
          row(service, Outcome.REFUSED, said);
    };
  }
}
