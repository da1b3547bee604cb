package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.Format;
import dev.ripcord.cli.page.LookoutPage;
import dev.ripcord.cli.view.LookoutView;
import dev.ripcord.server.door.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Shows what a living daemon sees, as it changes. */
final class WatchCommand {
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final int GENTLY = 10;

  private WatchCommand() {}

  static Command watch() {
    return new Command(
        "watch",
        Command.Group.NOW,
        "see what the daemon on this machine sees now, and what it would do",
        List.of(
            "Asks 'ripcord serve' itself, and looks at nothing: each probe's newest look, how far"
                + " each rule's clock is, what would be done if it tripped now, and what would keep"
                + " it from that. Of all services only those that are not quiet are told in full.",
            "On a terminal it goes on until ctrl-C; in a pipe, and with --json, it tells once.",
            "Exit code 0 when it is watched, 3 when no daemon of this user does that here."),
        List.of(
            example("ripcord watch", "all services"),
            example("ripcord watch api", "one of them"),
            example("ripcord watch api --json | jq '.daemons[].told.services[].rules'", "once")),
        CommandSpec.create()
            .addPositional(Options.optional(0, "SERVICE", "the service; else all of them")),
        WatchCommand::watch);
  }

  private static int watch(Call call) throws InterruptedException {
    var service = call.optional(0).map(each -> watchable(call, each));
    if (call.screen().terminal() && !call.globals().json()) {
      return live(call, service);
    }
    var page = look(call, service);
    call.answer(
        LookoutView.class,
        () -> LookoutView.of(page.watched(), page.seen()),
        () -> page.lines(call.format()));
    return page.watched() ? Exit.OK : Exit.NO;
  }

  /** What was seen last stays on the screen. */
  private static int live(Call call, Optional<String> service) throws InterruptedException {
    var rows = Terminal.rows(call.world().environment());
    var main = Thread.currentThread();
    var restore = call.world().signals().on("INT", main::interrupt);
    List<String> lines = List.of();
    try {
      while (true) {
        var began = call.world().clock().nanoTime();
        var next = cut(look(call, service).lines(narrower(call.format())), rows);
        if (!main.isInterrupted()) {
          lines = next;
          call.screen().live(lines);
        }
        call.world().clock().sleep(pause(call, began));
      }
    } finally {
      call.screen().print(lines);
      restore.run();
    }
  }

  /** A daemon that has much to tell, or to do, is asked less often. */
  private static Duration pause(Call call, long began) {
    var took = Duration.ofNanos(call.world().clock().nanoTime() - began).multipliedBy(GENTLY);
    return took.compareTo(OFTEN) > 0 ? took : OFTEN;
  }

  private static String watchable(Call call, String name) {
    var service = call.ripcord().catalog().service(name);
    if (service.watching().rules().isEmpty()) {
      throw new Mistake(service.name() + " has no rules, so nobody watches it: see docs/rules.md");
    }
    return service.name();
  }

  private static LookoutPage look(Call call, Optional<String> service) {
    var seen = call.attendance().ask(call.ripcord().catalog(), Asked.outlook(service));
    return new LookoutPage(seen, service);
  }

  /** A line of the whole width could be wrapped, and then what is above it stays. */
  private static Format narrower(Format format) {
    return new Format(format.columns() - 1, format.colour(), format.zone());
  }

  private static List<String> cut(List<String> lines, int rows) {
    var most = Math.max(2, rows - 1);
    if (lines.size() <= most) {
      return lines;
    }
    var some = new ArrayList<>(lines.subList(0, most - 1));
    some.add("... " + (lines.size() - most + 1) + " lines more");
    return some;
  }
}
