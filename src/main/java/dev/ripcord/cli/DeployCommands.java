package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Survey;
import dev.ripcord.cli.page.DonePage;
import dev.ripcord.cli.page.Moments;
import dev.ripcord.cli.view.DeployView;
import dev.ripcord.plan.Plan;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What a deployment tells Ripcord, before and after. */
final class DeployCommands {
  static final String TAG = "--tag";
  private static final List<String> NAMES = List.of("commit", "revision", "digest");

  private DeployCommands() {}

  static Command begin() {
    var takes = service();
    takes.addOption(
        Options.text(TAG, "NAME", "another name than pre-deploy-YYYYMMDD-HHMMSS for what runs"));
    RunOptions.add(takes);
    return new Command(
        "deploy begin",
        Command.Group.SERVICE,
        "before a deployment: tag what runs now, and do the catalog's preparations",
        List.of(
            "The tag is what you go back to: 'ripcord rollback SERVICE tag:NAME'. What the catalog's"
                + " 'backup:' names is copied first, and a procedure with 'preparation: true' is"
                + " carried out; the deployment should not begin when this fails."),
        List.of(
            example("ripcord deploy begin api && ./deploy.sh", "in a deployment script"),
            example("ripcord deploy begin api --tag before-2.0", "with a name of your own")),
        takes,
        DeployCommands::begin);
  }

  static Command record() {
    var takes = service();
    takes.addOption(Options.text(TAG, "NAME", "a tag for it, to go back to it by tag:NAME"));
    for (var each : NAMES) {
      takes.addOption(Options.text("--" + each, "VALUE", "its " + each));
    }
    return new Command(
        "deploy record",
        Command.Group.SERVICE,
        "after a deployment: record what runs now as deployed",
        List.of(
            "Without it the next look notices the new release too; this adds who deployed it, and"
                + " its names."),
        List.of(
            example("./deploy.sh && ripcord deploy record api --tag v1.5", "with its tag"),
            example("ripcord deploy record api --commit \"$(git rev-parse HEAD)\"", "its commit")),
        takes,
        DeployCommands::record);
  }

  private static CommandSpec service() {
    return CommandSpec.create()
        .addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
  }

  private static int begin(Call call) throws InterruptedException {
    var service = call.argument(0);
    var preparation = call.ripcord().upkeep().preparation(service);
    var code = preparation.isPresent() ? prepare(call, preparation.get()) : Exit.OK;
    if (code != Exit.OK) {
      return code;
    }
    var survey = call.ripcord().survey(service);
    var running = survey.running();
    if (running.isEmpty()) {
      return cannotTell(call, survey);
    }
    var event = tag(call, service, running.get());
    var tag = event.tag();
    return told(call, survey, List.of(event), "is tagged " + tag, "tag:" + tag);
  }

  /** Gives a release the name by which it can be gone back to. */
  static LedgerEvent.Tagged tag(Call call, String service, Release running) {
    var now = call.world().clock().now();
    var tag =
        call.option(TAG).orElseGet(() -> "pre-deploy-" + Moments.stamp(now, call.world().zone()));
    var event = new LedgerEvent.Tagged(running.number(), tag, now, call.who());
    call.ripcord().learn(service, List.of(event));
    return event;
  }

  private static int prepare(Call call, Plan plan) throws InterruptedException {
    var refused = Confirm.refused(call, plan.service(), Confirm.reasons(plan));
    return refused.isPresent()
        ? refused.get()
        : new LiveRun(call, plan).andMore().start(Asks.of(call, plan));
  }

  private static int record(Call call) {
    var service = call.argument(0);
    var survey = call.ripcord().survey(service);
    var running = survey.running();
    if (running.isEmpty()) {
      return cannotTell(call, survey);
    }
    var events = events(call, running.get());
    call.ripcord().learn(service, events);
    var back = "release:" + running.get().number();
    return told(call, survey, events, "is recorded as deployed", back);
  }

  private static List<LedgerEvent> events(Call call, Release release) {
    var now = call.world().clock().now();
    var number = release.number();
    var events = new ArrayList<LedgerEvent>();
    events.add(new LedgerEvent.Deployed(number, now, call.who(), Optional.empty()));
    call.option(TAG)
        .ifPresent(each -> events.add(new LedgerEvent.Tagged(number, each, now, call.who())));
    NAMES.forEach(name ->
        call.option("--" + name)
            .ifPresent(
                each -> events.add(new LedgerEvent.Named(number, name, each, now, call.who()))));
    return events;
  }

  private static int told(
      Call call, Survey survey, List<LedgerEvent> events, String what, String selector) {
    var ledger = survey.ledger();
    for (var each : events) {
      ledger = ledger.after(each);
    }
    var service = survey.service().name();
    var release = ledger.byNumber(events.getFirst().number()).orElseThrow();
    call.answer(
        DeployView.class,
        () -> DeployView.of(service, release),
        () ->
            new DonePage(
                    service + ": " + release.title() + " " + what + "; to go back to it:",
                    List.of("ripcord rollback " + service + " " + selector))
                .lines(call.format()));
    return Exit.OK;
  }

  static int cannotTell(Call call, Survey survey) {
    return Refusal.tell(
        call,
        survey.service().name(),
        "it cannot be told which release of " + survey.service().name() + " runs",
        List.of(survey.observed().said()),
        List.of("see what is known: ripcord releases " + survey.service().name()));
  }
}
