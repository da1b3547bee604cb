package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.cli.page.LogPage;
import dev.ripcord.cli.view.LogView;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.HostException;
import dev.ripcord.plan.HostLabels;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the log of a service, wherever its target keeps it. */
final class LogsCommand {
  private static final String TAIL = "--tail";
  private static final int USUAL = 50;
  private static final int WINDOW = 500;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private LogsCommand() {}

  static Command logs() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    takes.addOption(Options.text(TAIL, "N", "the last lines; " + USUAL + " when not said"));
    takes.addOption(Options.flag(RunOptions.FOLLOW, "go on as lines come; ctrl-C ends it"));
    return new Command(
        "logs",
        Command.Group.LOOK,
        "show the newest lines of a service's log",
        List.of(),
        List.of(
            example("ripcord logs api", "the last lines"),
            example("ripcord logs api --tail 200 --follow", "and what comes after them")),
        takes,
        LogsCommand::logs);
  }

  private static int logs(Call call) throws InterruptedException {
    var service = call.argument(0);
    var tail = Options.number(TAIL, call.option(TAIL), USUAL);
    var first = look(call, service, tail);
    if (first.isEmpty()) {
      return Refusal.tell(
          call, service, "the target of " + service + " has no log to show", List.of(), List.of());
    }
    var lines = first.entrySet().stream().flatMap(each -> told(call, each).stream()).toList();
    call.answer(LogView.class, () -> new LogView(service, lines), () -> LogPage.of(lines));
    if (call.has(RunOptions.FOLLOW) && !call.globals().json()) {
      follow(call, service, first);
    }
    return Exit.OK;
  }

  /** Looks again and again: that works on every host, and leaves no process behind on any. */
  private static void follow(Call call, String service, Map<String, List<String>> first)
      throws InterruptedException {
    var before = new HashMap<>(first);
    while (true) {
      call.world().clock().sleep(LOOK);
      look(call, service, WINDOW)
          .forEach((host, now) -> {
            var news = LogPage.news(before.getOrDefault(host, List.of()), now);
            call.screen().print(told(call, Map.entry(host, news)));
            before.put(host, now);
          });
    }
  }

  /** Where there are several hosts, each line says from which it is. */
  private static List<String> told(Call call, Map.Entry<String, List<String>> lines) {
    var labels = new HostLabels(call.ripcord().catalog().service(call.argument(0)).hosts());
    return labels.several()
        ? lines.getValue().stream().map(each -> labels.of(lines.getKey()) + " | " + each).toList()
        : lines.getValue();
  }

  private static Map<String, List<String>> look(Call call, String service, int lines) {
    var found = new LinkedHashMap<String, List<String>>();
    call.ripcord()
        .logs(service, lines)
        .forEach((host, each) -> found.put(host, lines(service, each)));
    return found;
  }

  private static List<String> lines(String service, CommandResult result) {
    return switch (result) {
      case CommandResult.Exited(int status, var output) when status == 0 ->
          output.stdout().lines().toList();
      case CommandResult.Exited _,
          CommandResult.TimedOut _,
          CommandResult.NotStarted _,
          CommandResult.Lost _ ->
          throw new HostException("the log of " + service + " cannot be read: " + result.said());
    };
  }
}
