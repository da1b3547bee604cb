package dev.ripcord.app.demo;

import dev.ripcord.app.Ask;
import dev.ripcord.app.Planning;
import dev.ripcord.app.Ripcord;
import dev.ripcord.check.Finding;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.release.Grade;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.release.Release;
import dev.ripcord.report.Markdown;
import dev.ripcord.report.Report;
import dev.ripcord.run.Runner;
import dev.ripcord.run.StopSwitch;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The demo, act by act. */
final class Story {
  private static final String SERVICE = "shop";
  private static final DemoService.Release GOOD =
      new DemoService.Release("1.0", 200, "12 articles");
  private static final DemoService.Release BAD =
      new DemoService.Release("2.0", 500, "cannot read the articles");
  private static final DemoService.Release SABOTAGED =
      new DemoService.Release("1.0", 500, "sabotaged");
  private static final Ask ASK =
      new Ask(
          SERVICE,
          "previous",
          Optional.empty(),
          System.getProperty("user.name", "?") + "@demo",
          Optional.of("customers see errors"),
          false,
          false,
          false,
          false,
          false,
          Optional.empty());

  private final Shop shop;
  private final Ripcord ripcord;
  private final StopSwitch stop;
  private final Consumer<String> lines;

  Story(Shop shop, Ripcord ripcord, StopSwitch stop, Consumer<String> lines) {
    this.shop = shop;
    this.ripcord = ripcord;
    this.stop = stop;
    this.lines = lines;
  }

  /** How the rollback ended. */
  Report tell(boolean sabotage) throws IOException, InterruptedException {
    good();
    bad();
    if (sabotage) {
      shop.write(SABOTAGED);
    }
    wiki();
    var report = back();
    act(4, "The report");
    Markdown.of(report).lines().forEach(lines);
    return report;
  }

  private void good() throws IOException, InterruptedException {
    act(1, "Release 1.0 of the shop is deployed, and it is good");
    deploy(GOOD);
    var release = ripcord.survey(SERVICE).running().orElseThrow();
    if (!ripcord.health(SERVICE).values().stream().allMatch(Finding::isGood)) {
      throw new IllegalStateException("the good release is not good: " + shop.page());
    }
    var graded =
        new LedgerEvent.Graded(
            release.number(), Grade.SEEN_GOOD, Clock.system().now(), "its checks were good");
    ripcord.learn(SERVICE, List.of(graded));
    say("Ripcord records what runs: " + release.title() + ", seen good.");
  }

  private void bad() throws IOException, InterruptedException {
    act(2, "Release 2.0 is deployed, and it is bad");
    deploy(BAD);
    var release = ripcord.survey(SERVICE).running().orElseThrow();
    say("Ripcord notices that another release runs: " + release.title() + ". Its checks:");
    ripcord
        .health(SERVICE)
        .forEach((name, finding) ->
            say("  " + name + ": " + word(finding.state()) + ": " + finding.said()));
  }

  private void deploy(DemoService.Release release) throws IOException, InterruptedException {
    shop.write(release);
    shop.activate(release.version());
    shop.restart(release.version());
    say("GET " + shop.address("/") + "   " + shop.page());
  }

  private void wiki() throws InterruptedException {
    act(3, "Back to the last good one");
    say(
        "A page in a wiki would have you type, and each of these ends with 0 whatever the shop does:");
    say("  ln -sfn releases/1.0 current");
    say("  ./shopctl restart");
    say("  curl -s " + shop.address("/") + " >/dev/null");
    say("With Ripcord it is: ripcord rollback shop");
  }

  private Report back() throws InterruptedException {
    return switch (ripcord.plan(ASK)) {
      case Planning.Ready(var plan, _, String chosen, _) -> {
        say("to " + plan.release().map(Release::title).orElse("?") + ", " + chosen);
        var progress = new Lines(plan, this::say);
        yield report(ripcord.carryOut(plan, ASK, progress, stop));
      }
      case Planning.AlreadyThere(_, _, String said) -> throw new IllegalStateException(said);
      case Planning.Refused(String said, List<String> details, _) ->
          throw new IllegalStateException(said + ": " + String.join("; ", details));
    };
  }

  private Report report(Runner.Result result) {
    if (!(result instanceof Runner.Result.Ended(String run, Event.Finished finished))) {
      throw new IllegalStateException("the rollback was not begun: " + result);
    }
    say("GET " + shop.address("/") + "   " + shop.page());
    say(finished.outcome() + ": " + finished.said());
    if (finished.outcome() == Outcome.FAILED_DIRTY) {
      say("The three lines of the wiki page would have ended with 0 all the same.");
    }
    return Report.of(ripcord.entries(run));
  }

  /** Whoever waits in an act may swallow an interruption; between two acts nobody does. */
  private void act(int number, String title) throws InterruptedException {
    if (stop.asked().isPresent()) {
      throw new InterruptedException(stop.asked().get());
    }
    lines.accept("");
    lines.accept(number + ". " + title);
  }

  /** Where the folder is was said in the first line. */
  private void say(String line) {
    lines.accept("   " + line.replace(shop.folder() + "/", ""));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
