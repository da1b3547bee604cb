package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.LogAsk;
import dev.ripcord.app.LogRead;
import dev.ripcord.cli.page.LogDigestPage;
import dev.ripcord.cli.page.LogPage;
import dev.ripcord.cli.view.LogDigestView;
import dev.ripcord.cli.view.LogView;
import dev.ripcord.clock.Durations;
import dev.ripcord.diagnose.LogDigest;
import dev.ripcord.host.HostException;
import dev.ripcord.plan.HostLabels;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the log of a service, wherever its target keeps it, or what it comes to. */
final class LogsCommand {
  private static final String TAIL = "--tail";
  private static final String SINCE = "--since";
  private static final String ERRORS = "--errors";
  private static final String TIMES = "--times";
  private static final int USUAL = 50;
  private static final int MANY = 2000;
  private static final int WINDOW = 500;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Call call;
  private final String service;
  private final HostLabels labels;

  private LogsCommand(Call call) {
    this.call = call;
    this.service = call.argument(0);
    this.labels = new HostLabels(call.ripcord().catalog().service(service).hosts());
  }

  static Command logs() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"));
    takes.addOption(
        Options.text(
            TAIL,
            "N",
            "the last lines; when not said "
                + USUAL
                + ", and "
                + MANY
                + " with any of the options below"));
    takes.addOption(
        Options.text(SINCE, "DURATION", "only what is not older, such as 1h, by the host's clock"));
    takes.addOption(
        Options.flag(
            ERRORS,
            "the kinds of errors, counted: numbers, ids, times and addresses do not tell two"
                + " apart; with --follow only lines that are errors"));
    takes.addOption(
        Options.flag(
            TIMES,
            "how long things took by what the lines say: the middle, the 95th of 100, the longest"));
    takes.addOption(Options.flag(RunOptions.FOLLOW, "go on as lines come; ctrl-C ends it"));
    return new Command(
        "logs",
        Command.Group.LOOK,
        "show the newest lines of a service's log, or its errors counted",
        List.of(
            "On each host of the service; a host whose log cannot be read is named. What looks like"
                + " a secret is left out, and nothing in a line can steer the terminal."),
        List.of(
            example("ripcord logs api", "the last lines"),
            example("ripcord logs api --since 1h --errors", "the errors of the last hour, counted"),
            example("ripcord logs api --times", "how long requests took"),
            example("ripcord logs api --tail 200 --follow", "and what comes after them")),
        takes,
        call -> new LogsCommand(call).run());
  }

  private int run() throws InterruptedException {
    var digest = call.has(ERRORS) || call.has(TIMES);
    if (call.has(TIMES) && call.has(RunOptions.FOLLOW)) {
      throw new Mistake(TIMES + " looks at lines that are there, and cannot follow");
    }
    var tail =
        Options.number(TAIL, call.option(TAIL), digest || since().isPresent() ? MANY : USUAL);
    var first = look(tail, true);
    if (first.isEmpty()) {
      return Refusal.tell(
          call, service, "the target of " + service + " has no log to show", List.of(), List.of());
    }
    if (call.has(RunOptions.FOLLOW)) {
      tell(first);
      follow(first);
    }
    if (digest) {
      digest(first);
    } else {
      tell(first);
    }
    return Exit.OK;
  }

  private Optional<Duration> since() {
    return call.option(SINCE)
        .map(each -> {
          try {
            return Durations.parse(each);
          } catch (IllegalArgumentException _) {
            throw new Mistake(
                SINCE + " takes a length of time such as 90m, and not '" + each + "'");
          }
        });
  }

  private void tell(Map<String, List<String>> lines) {
    var told = lines.entrySet().stream().flatMap(each -> told(each).stream()).toList();
    if (call.has(RunOptions.FOLLOW)) {
      line(told);
    } else {
      call.answer(LogView.class, () -> new LogView(service, told), () -> LogPage.of(told));
    }
  }

  private void line(List<String> told) {
    if (!call.globals().json()) {
      call.screen().print(LogPage.of(told));
    } else if (!told.isEmpty()) {
      call.screen().jsonLine(LogView.class, new LogView(service, told));
    }
  }

  private void digest(Map<String, List<String>> lines) {
    var digest = LogDigest.of(lines);
    var names = new LinkedHashMap<String, String>();
    if (labels.several()) {
      labels.hosts().forEach(each -> names.put(each, labels.of(each)));
    }
    call.answer(
        LogDigestView.class,
        () -> LogDigestView.of(service, digest),
        () ->
            new LogDigestPage(service, digest, call.has(ERRORS), call.has(TIMES), names)
                .lines(call.format()));
  }

  /** Looks again and again: that works on every host, and leaves no process behind on any. */
  private void follow(Map<String, List<String>> first) throws InterruptedException {
    var before = new HashMap<>(first);
    while (true) {
      call.world().clock().sleep(LOOK);
      look(WINDOW, false)
          .forEach((host, now) -> {
            line(told(Map.entry(host, LogPage.news(before.getOrDefault(host, List.of()), now))));
            before.put(host, now);
          });
    }
  }

  /** Where there are several hosts, each line says from which it is. */
  private List<String> told(Map.Entry<String, List<String>> lines) {
    var wanted =
        call.has(ERRORS)
            ? lines.getValue().stream().filter(LogDigest::error).toList()
            : lines.getValue();
    return labels.several()
        ? wanted.stream().map(each -> labels.of(lines.getKey()) + " | " + each).toList()
        : wanted;
  }

  /** A host that does not answer does not hide the others. */
  private Map<String, List<String>> look(int lines, boolean loud) {
    var read = call.ripcord().logs(service, new LogAsk(lines, since()));
    var found = new LinkedHashMap<String, List<String>>();
    var doubts = new LinkedHashMap<String, String>();
    read.forEach((host, each) -> {
      switch (each) {
        case LogRead.Unread(String why) -> doubts.put(host, "it cannot be read: " + why);
        case LogRead.Lines(List<String> all, String doubt) -> {
          found.put(host, all);
          if (!doubt.isEmpty()) {
            doubts.put(host, doubt);
          }
        }
      }
    });
    if (found.isEmpty() && !read.isEmpty()) {
      throw new HostException(
          "the log of " + service + " cannot be read: " + doubts.values().iterator().next());
    }
    if (loud) {
      doubts.forEach((host, why) ->
          call.screen()
              .complain(LogPage.of(List.of("! " + labels.on("the log", host) + ": " + why))));
    }
    return found;
  }
}
