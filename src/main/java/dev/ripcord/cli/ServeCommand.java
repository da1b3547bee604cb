package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Serving;
import dev.ripcord.catalog.Catalog;
import dev.ripcord.cli.page.Moments;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Model.CommandSpec;

/** Watches services, and goes back by itself where the catalog lets it. */
final class ServeCommand {
  private static final int AT_ONCE = 3;

  private ServeCommand() {}

  static Command serve() {
    return new Command(
        "serve",
        Command.Group.NOW,
        "watch every service that has rules, decide, go back by itself where it may, tell people",
        List.of(
            "It stays in the foreground and writes a line for whatever it decides; systemd or a"
                + " container keep it alive. All that it decided is in the journal before it is"
                + " done: killed at any moment, the next one goes on.",
            "Stopped once (ctrl-C, SIGTERM) it begins nothing more and waits for rollbacks under"
                + " way; the second time they stop at their next safe point; the third time it ends"
                + " at once.",
            "What keeps it from acting: 'mode:' and 'automation:' of the catalog, 'ripcord hold',"
                + " 'ripcord silence', and the guards, of which 'ripcord why' tells."),
        List.of(
            example("ripcord serve", "until it is stopped"),
            example("ripcord hold --all --why \"moving the racks\"", "keeps it from acting")),
        CommandSpec.create(),
        ServeCommand::serve);
  }

  private static int serve(Call call) {
    var catalog = call.ripcord().catalog();
    var rules =
        catalog.services().values().stream().mapToInt(each -> each.watching().rules().size()).sum();
    if (rules == 0) {
      throw new Mistake(
          "no service of the catalog has rules, so there is nothing to watch for: see"
              + " docs/rules.md");
    }
    var opening = Open.opening(call.globals().catalog(), call.globals());
    var version = Build.VERSION;
    try (var serving = new Serving(opening, call.ripcord(), version, each -> log(call, each))) {
      watch(call, serving, watched(catalog, rules));
    }
    return Exit.OK;
  }

  private static String watched(Catalog catalog, int rules) {
    var services =
        catalog.services().values().stream()
            .filter(each -> !each.watching().rules().isEmpty())
            .toList();
    var probes = services.stream().mapToInt(each -> each.probes().size()).sum();
    var channels = catalog.notices().channels().keySet();
    return "watching: services %d, probes %d, rules %d; told: %s"
        .formatted(
            services.size(),
            probes,
            rules,
            channels.isEmpty() ? "nobody, as no channels are named" : String.join(", ", channels));
  }

  private static void watch(Call call, Serving serving, String watched) {
    var main = Thread.currentThread();
    var heard = new AtomicInteger();
    var signals = call.world().signals();
    Runnable stop = () -> stop(call, serving, main, heard.incrementAndGet());
    var restore = List.of(signals.on("INT", stop), signals.on("TERM", stop));
    try {
      serving.watch(() -> log(call, watched));
    } catch (InterruptedException _) {
      log(call, "stopped");
    } finally {
      restore.forEach(Runnable::run);
    }
  }

  private static void stop(Call call, Serving serving, Thread main, int times) {
    if (times == 1) {
      log(call, "stopping: nothing more begins; a rollback under way goes on to its end");
      main.interrupt();
    } else if (times < AT_ONCE) {
      serving.hurry("the daemon was asked twice to stop");
    } else {
      call.world().halt().accept(Exit.TERMINATED);
    }
  }

  private static synchronized void log(Call call, String line) {
    var at = Moments.full(call.world().clock().now(), call.world().zone());
    call.screen().print(List.of(at + "  " + line));
  }
}
