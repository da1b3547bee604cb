package dev.ripcord.target.nginx;

import dev.ripcord.clock.Deadline;
import dev.ripcord.host.Command;
import dev.ripcord.host.Trace;
import dev.ripcord.step.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks a running nginx to read its configuration again, and waits until it is known whether it did:
 * the exit status does not tell.
 *
 * @param command empty means systemctl where a unit runs this nginx, else {@code nginx -s reload}
 */
record Reload(Server server, Optional<List<String>> command, Path site) {
  private static final String GOES_ON =
      "nginx -t and the reload succeeded, but nginx goes on with the old configuration: ";
  private static final Duration PAUSE = Duration.ofMillis(40);

  /** How it ended. */
  sealed interface Ended {
    /** The master has new workers. */
    record Taken(Processes processes) implements Ended {}

    /** The old configuration goes on. */
    record Refused(String why) implements Ended {}
  }

  /** Reloads once; {@code limit} is how long new workers may take. */
  Ended run(Stage stage, String part, Duration limit) throws InterruptedException {
    var layout = Layout.of(server, stage.sight());
    var before = Processes.look(server, layout, stage.sight(), site);
    if (before.master().isEmpty()) {
      return new Ended.Refused("nginx is not running");
    }
    var master = before.master().get();
    var log = new ErrorLog(server, layout, stage.sight());
    var size = log.size();
    var result = stage.act(fresh(stage, part), Command.of(argv(stage, master)).as(server.as()));
    if (!result.ok()) {
      return new Ended.Refused("the reload failed: " + Server.complaint(result));
    }
    var deadline = Deadline.in(stage.sight().clock(), limit);
    while (true) {
      var now = Processes.look(server, layout, stage.sight(), site);
      if (now.replaced(before)) {
        return new Ended.Taken(now);
      }
      var refusal = log.refusal(size, master);
      if (refusal.isPresent()) {
        return new Ended.Refused(GOES_ON + refusal.get());
      }
      if (deadline.passed()) {
        return new Ended.Refused(
            GOES_ON + "no new workers after " + limit.toSeconds() + " s" + where(layout));
      }
      stage.sight().clock().sleep(PAUSE);
    }
  }

  private static String where(Layout layout) {
    return layout
        .errorLog()
        .map(each -> "; " + each + " may say why")
        .orElse("; its log is no file: journalctl -u nginx may say why");
  }

  /** A reload may be repeated, so a try that a crash cut off gets another name. */
  private static String fresh(Stage stage, String part) {
    var count = 1;
    while (!(stage.host().trace(stage.act().part(part + count)) instanceof Trace.NeverStarted)) {
      count++;
    }
    return part + count;
  }

  private List<String> argv(Stage stage, long master) {
    return command.orElseGet(() ->
        unitRuns(stage, master)
            ? List.of("systemctl", "reload", "nginx")
            : server.argv("-s", "reload"));
  }

  private boolean unitRuns(Stage stage, long master) {
    var asked = List.of("systemctl", "show", "nginx", "--property=LoadState,ActiveState,MainPID");
    var lines = stage.host().look(Command.of(asked)).stdout().lines().toList();
    return lines.containsAll(
        List.of("LoadState=loaded", "ActiveState=active", "MainPID=" + master));
  }
}
