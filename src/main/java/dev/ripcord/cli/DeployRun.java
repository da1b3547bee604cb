package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Deployment;
import dev.ripcord.app.Planning;
import dev.ripcord.cli.page.DeployEndPage;
import dev.ripcord.cli.page.HealthPage;
import dev.ripcord.cli.page.PrintedPage;
import dev.ripcord.cli.view.DeployRunView;
import dev.ripcord.clock.Durations;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import dev.ripcord.release.Grade;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.release.Release;
import dev.ripcord.step.Masking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Deploys with a command of the user's own, and goes back where that did no good. */
final class DeployRun {
  private static final String SETTLE = "--settle";
  private static final String WITHIN = "--within";

  private final Call call;
  private final String service;
  private final List<DeployRunView.Part> parts = new ArrayList<>();
  private String tag = "";
  private boolean stopped;

  private DeployRun(Call call) {
    this.call = call;
    this.service = call.argument(0);
  }

  static Command command() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    takes.addPositional(
        Options.rest(1, "COMMAND", "what deploys, with its arguments; put '--' before it"));
    takes.addOption(
        Options.text(SETTLE, "DURATION", "how long to wait before the service is looked at; 30s"));
    takes.addOption(
        Options.text(WITHIN, "DURATION", "how long the command may take before it is ended; 15m"));
    takes.addOption(
        Options.text(
            DeployCommands.TAG,
            "NAME",
            "another name than pre-deploy-YYYYMMDD-HHMMSS for what runs before"));
    takes.addOption(
        Options.flag(Asks.ANYWAY, "go on although it is not well, or could not go back"));
    RunOptions.add(takes);
    return new Command(
        "deploy run",
        Command.Group.SERVICE,
        "deploy with your own command, and go back to what ran before if that does no good",
        List.of(
            "Before: the checks have to be good, no disk full and memory left, and there has to be a"
                + " way back to what runs; then a backup of what 'backup:' names, the catalog's"
                + " preparation, and a tag."
                + " The command runs here, in this folder, and nobody else acts on the service"
                + " meanwhile. After: the service settles, and its checks have to be good several"
                + " times in a row. Else it goes back, and proves that.",
            "ctrl-C lets the command come to its end, and then goes no further; a second ctrl-C"
                + " leaves it behind. No secret belongs among the arguments: they are journaled."
                + " The command's environment is this one.",
            "Exit codes: 0 deployed, and the service is proven to be well; 4 the deployment failed,"
                + " and the service is well on what ran before; 8 nobody can tell whether it is"
                + " well; else that of the rollback."),
        List.of(
            example("ripcord deploy run api -- ./deploy.sh v1.5", "with a script"),
            example(
                "ripcord deploy run api --settle 60s -- docker compose up -d",
                "with a minute to settle")),
        takes,
        call -> new DeployRun(call).run());
  }

  private int run() throws InterruptedException {
    var command = command(call);
    var survey = call.ripcord().survey(service);
    if (survey.running().isEmpty()) {
      return DeployCommands.cannotTell(call, survey);
    }
    var before = survey.running().get();
    var back = wayBack(before);
    var obstacles = obstacles(back);
    if (!obstacles.isEmpty() && !call.has(Asks.ANYWAY)) {
      return Refusal.tell(
          call,
          service,
          "it is no time to deploy; nothing was begun",
          obstacles,
          List.of("mend it, or add " + Asks.ANYWAY + " to the same command"));
    }
    var asks =
        back instanceof Planning.Ready ready ? Confirm.reasons(ready.plan()) : List.<String>of();
    var preparation = call.ripcord().upkeep().preparation(service);
    var refused =
        Confirm.refused(
            call,
            service,
            Stream.concat(
                    preparation.stream().flatMap(each -> Confirm.reasons(each).stream()),
                    asks.stream())
                .toList());
    if (refused.isPresent()) {
      return refused.get();
    }
    if (preparation.isPresent()) {
      var code = carried("preparation", preparation.get());
      if (code != Exit.OK) {
        return parts.isEmpty()
            ? code
            : ended(parts.getLast().outcome(), "the preparation failed, and nothing was deployed");
      }
    }
    tag = DeployCommands.tag(call, service, before).tag();
    say(List.of("", before.title() + " is tagged " + tag));
    return deployed(command, before);
  }

  private static Deployment command(Call call) {
    var words = call.rest(1);
    if (Masking.named(String.join(" ", words))) {
      throw new Mistake(
          "a secret does not belong among the arguments, which stand in the journal: hand it to the"
              + " command by its environment");
    }
    return new Deployment(
        words, Path.of("").toAbsolutePath(), length(call, WITHIN, Duration.ofMinutes(15)));
  }

  private static Duration length(Call call, String name, Duration usual) {
    try {
      return call.option(name).map(Durations::parse).orElse(usual);
    } catch (IllegalArgumentException _) {
      throw new Mistake(name + " takes a length of time like 30s, 5m or 1h30m");
    }
  }

  private Planning wayBack(Release before) {
    return call.ripcord().plan(Asks.again(call, service, before));
  }

  private List<String> obstacles(Planning back) {
    var page = new HealthPage(service, call.ripcord().health(service));
    say(page.lines(call.format()));
    var lines = new ArrayList<String>();
    if (!page.good()) {
      lines.add("its checks are not all good, so nobody could tell what the deployment did");
    }
    lines.addAll(call.ripcord().scarce(service));
    if (back instanceof Planning.Refused refused) {
      lines.add("there is no way back to what runs: " + refused.said());
      lines.addAll(refused.details());
    }
    return lines;
  }

  private int deployed(Deployment command, Release before) throws InterruptedException {
    var plan = call.ripcord().upkeep().deployment(service, command);
    var code = carried("deployment", plan);
    if (parts.isEmpty() || !parts.getLast().what().equals("deployment")) {
      return code;
    }
    say(new PrintedPage(printed()).lines(call.format()));
    if (stopped) {
      return ended(Outcome.ABORTED, "stopped after the command; the service was not looked at");
    }
    if (code != Exit.OK) {
      return back("the command failed");
    }
    carried(
        "proof",
        call.ripcord().upkeep().proof(service, length(call, SETTLE, Duration.ofSeconds(30))));
    var outcome =
        parts.getLast().what().equals("proof") ? parts.getLast().outcome() : Outcome.REFUSED;
    return switch (outcome) {
      case RECOVERED, RECOVERED_DEGRADED -> good(before, outcome);
      case FAILED_SAFE, FAILED_DIRTY, PARTIAL -> back("the service is not well after it");
      case ROLLED_BACK_UNVERIFIED, UNKNOWN ->
          ended(Outcome.UNKNOWN, "deployed; nobody can tell whether the service is well");
      case ALREADY_THERE, REFUSED, ABORTED, RELAPSED, WAITING ->
          ended(Outcome.ABORTED, "deployed, and not looked at to the end");
    };
  }

  /** What runs now was seen good; going back later may lead to it. */
  private int good(Release before, Outcome outcome) {
    var now = call.ripcord().survey(service).running();
    var at = call.world().clock().now();
    now.ifPresent(each ->
        call.ripcord()
            .learn(
                service,
                Stream.<LedgerEvent>concat(
                        each.number() == before.number()
                            ? Stream.of()
                            : Stream.of(
                                new LedgerEvent.Deployed(
                                    each.number(), at, call.who(), Optional.empty())),
                        Stream.of(
                            new LedgerEvent.Graded(
                                each.number(),
                                Grade.SEEN_GOOD,
                                at,
                                "good after its deployment, run " + parts.getLast().run())))
                    .toList()));
    var what = now.map(Release::title).orElse("what runs now cannot be told");
    return ended(outcome, "deployed: " + what + ", and the service is proven to be well");
  }

  private int back(String why) throws InterruptedException {
    say(List.of("", why + ": back to tag:" + tag));
    return switch (call.ripcord().plan(Asks.backTo(call, service, "tag:" + tag))) {
      case Planning.AlreadyThere _ ->
          ended(Outcome.FAILED_SAFE, why + "; what ran before still runs, and is well");
      case Planning.Refused refused ->
          ended(Outcome.FAILED_DIRTY, why + ", and it could not go back: " + refused.said());
      case Planning.Ready ready -> back(why, ready.plan());
    };
  }

  private int back(String why, Plan plan) throws InterruptedException {
    carried("rollback", plan);
    var last = parts.getLast();
    if (!last.what().equals("rollback")) {
      return ended(Outcome.FAILED_DIRTY, why + ", and the way back could not begin");
    }
    return switch (last.outcome()) {
      case RECOVERED, RECOVERED_DEGRADED, ALREADY_THERE ->
          ended(Outcome.FAILED_SAFE, why + "; it is back on what ran before, and well");
      case REFUSED, FAILED_SAFE, FAILED_DIRTY ->
          ended(Outcome.FAILED_DIRTY, why + ", and the way back failed");
      case PARTIAL, ROLLED_BACK_UNVERIFIED, UNKNOWN, ABORTED, RELAPSED, WAITING ->
          ended(last.outcome(), why + "; the way back ended " + last.outcome().word());
    };
  }

  private int carried(String what, Plan plan) throws InterruptedException {
    say(List.of(""));
    var live = new LiveRun(call, plan).oneOfSeveral();
    var code = live.start(Asks.of(call, plan));
    live.ended()
        .ifPresent(each -> {
          stopped |= each.stopped();
          parts.add(new DeployRunView.Part(what, each.outcome(), each.run()));
        });
    return code;
  }

  private List<String> printed() {
    return parts.stream()
        .filter(each -> each.what().equals("deployment"))
        .flatMap(each -> call.ripcord().printed(each.run()).stream())
        .toList();
  }

  private int ended(Outcome outcome, String said) {
    var next =
        outcome.exitCode() == 0 || outcome == Outcome.FAILED_SAFE || tag.isEmpty()
            ? List.<String>of()
            : List.of(
                "how it is:   ripcord health " + service,
                "go back:     ripcord rollback " + service + " tag:" + tag);
    say(List.of(""));
    call.answer(
        DeployRunView.class,
        () ->
            new DeployRunView(
                service,
                outcome,
                outcome.exitCode(),
                said,
                tag,
                parts,
                PrintedPage.last(printed()),
                next),
        () -> new DeployEndPage(service, outcome, said, next).lines(call.format()));
    return outcome.exitCode();
  }

  private void say(List<String> lines) {
    if (!call.globals().json() && !call.globals().quiet()) {
      call.screen().print(lines);
    }
  }
}
