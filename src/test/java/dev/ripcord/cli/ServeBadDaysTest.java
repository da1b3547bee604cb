package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.real.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Days on which the monitor itself, or everything at once, is what is wrong. */
@Timeout(600)
final class ServeBadDaysTest {
  private static final int SERVICES = 10;
  private static final int PROBES = 50;

  private static final int FAULTS = 5;

  /** It has a twentieth of the time, and the machine may be busy with others. */
  private static final Duration STARVED = Duration.ofMinutes(3);

  private static final Pattern CRITICAL = Pattern.compile("CRITICAL (s\\d+: r\\d+):");
  private static final Duration GAP = Duration.ofSeconds(7);
  private static final int GAPS = Boolean.getBoolean("ripcord.long") ? 5 : 1;

  @TempDir private Path folder;
  private final Set<String> bad = ConcurrentHashMap.newKeySet();
  private final AtomicInteger badAnswers = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private HttpServer targets;
  private LoopbackServer ops;
  private MainProcess ripcord;

  @BeforeEach
  void many_targets_and_somebody_to_tell() throws IOException {
    targets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    targets.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    targets.createContext(
        "/",
        exchange -> {
          var ill = bad.contains(exchange.getRequestURI().getPath());
          (ill ? badAnswers : answers).incrementAndGet();
          exchange.sendResponseHeaders(ill ? 503 : 200, -1);
          exchange.close();
        });
    targets.start();
    ops =
        LoopbackServer.that((socket, head) -> {
          messages.add(LoopbackServer.body(socket, head));
          LoopbackServer.send(socket, LoopbackServer.response(200, ""));
        });
    ripcord = new MainProcess(folder);
    for (var each : List.of("1", "2")) {
      Files.createDirectories(folder.resolve("releases").resolve(each));
    }
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases", "2"));
  }

  @AfterEach
  void nothing_is_left() {
    ripcord.close();
    targets.stop(0);
    ops.close();
  }

  private void catalog(int services, int probes, String held) throws IOException {
    var text =
        new StringBuilder(
            """
            ripcord: 1
            journal: journal.db
            notify: { channels: { ops: { webhook: { url: "%s" } } } }
            services:
            """
                .formatted(ops.url("/hook")));
    for (var i = 0; i < services; i++) {
      text.append("  s%d:\n".formatted(i));
      text.append(
          "    target: { directory: { releases: %s, current: %s } }\n"
              .formatted(folder.resolve("releases"), folder.resolve("current")));
      text.append("    procedures: { quick: { budget: 1m, steps: [ { rollback: release } ] } }\n");
      text.append("    probes:\n");
      for (var k = 0; k < probes; k++) {
        var url = "http://127.0.0.1:" + targets.getAddress().getPort() + path(i, k);
        text.append("      p%d: { http: \"%s\", every: 1s, retry: 1s }\n".formatted(k, url));
      }
      text.append("    rules:\n");
      for (var k = 0; k < probes; k++) {
        text.append(
            "      r%d: { when: unavailable(p%d) for %s, severity: critical, action: rollback }\n"
                .formatted(k, k, held));
      }
    }
    Files.writeString(folder.resolve("ripcord.yaml"), text);
  }

  private static String path(int service, int probe) {
    return "/" + service + "/" + probe;
  }

  private MainProcess.Running serve(int looks) throws IOException {
    var serving = ripcord.start("serve");
    Eventually.holds("it watches", () -> serving.said().contains("watching:"));
    Eventually.holds("it has looked at all", () -> answers.get() > looks);
    return serving;
  }

  @Test
  void five_hundred_targets_that_fail_at_once_make_one_message_and_no_rollback() throws Exception {
    catalog(SERVICES, PROBES, "3s");
    var serving = serve(2 * SERVICES * PROBES);
    for (var i = 0; i < SERVICES; i++) {
      for (var k = 0; k < PROBES; k++) {
        bad.add(path(i, k));
      }
    }
    Eventually.holds(
        "people are told of many",
        () -> messages.stream().anyMatch(each -> each.contains("told in one")));
    Eventually.holds("all rules tripped", () -> tripped(serving) == SERVICES * PROBES);
    var critical = messages.stream().filter(each -> each.contains("\"critical\"")).toList();
    assertThat(critical).as("%s", messages).hasSize(1);
    assertThat(ripcord.run("why", "s0").out()).contains("brake");
    assertThat(ripcord.run("runs", "--json").out()).doesNotContain("\"run\"");
  }

  private static long tripped(MainProcess.Running serving) {
    return serving.said().lines().filter(each -> each.contains(" for 3s")).distinct().count();
  }

  @Test
  void starved_of_its_time_it_finds_what_is_bad_and_nothing_else() throws Exception {
    catalog(SERVICES, PROBES, "3s");
    var serving = serve(2 * SERVICES * PROBES);
    var starving = starved(serving);
    try {
      var looks = answers.get();
      Eventually.holds(
          "it goes on, starved", STARVED, () -> answers.get() > looks + SERVICES * PROBES);
      IntStream.range(0, FAULTS).forEach(each -> bad.add(path(each, each)));
      Eventually.holds("all are found", STARVED, () -> found(serving).size() >= FAULTS);
    } finally {
      starving.destroyForcibly().waitFor();
    }
    signal(serving, "CONT");
    var since = answers.get();
    Eventually.holds(
        "it has looked at all since", () -> answers.get() > since + 2 * SERVICES * PROBES);
    assertThat(found(serving)).containsExactlyElementsOf(faults());
  }

  private static List<String> faults() {
    return IntStream.range(0, FAULTS).mapToObj(each -> "s" + each + ": r" + each).toList();
  }

  private static List<String> found(MainProcess.Running serving) {
    return CRITICAL
        .matcher(serving.said())
        .results()
        .map(each -> each.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  /** It runs for a twentieth of the time, so for less than half of what it needs. */
  private static Process starved(MainProcess.Running serving) throws IOException {
    var pid = serving.process().pid();
    var turns =
        "while kill -STOP %1$d && sleep .19 && kill -CONT %1$d; do sleep .01; done".formatted(pid);
    return new ProcessBuilder("sh", "-c", turns).start();
  }

  @Test
  void stopped_after_one_bad_answer_it_takes_the_time_in_which_it_saw_nothing_for_nothing()
      throws Exception {
    catalog(1, 1, "5s");
    var serving = serve(2);
    for (var i = 0; i < GAPS; i++) {
      badAnswers.set(0);
      bad.add(path(0, 0));
      Eventually.holds("it has seen it", () -> badAnswers.get() > 0);
      signal(serving, "STOP");
      bad.clear();
      var before = answers.get();
      var over = System.nanoTime() + GAP.toNanos();
      Eventually.holds("the rule's time is over", () -> System.nanoTime() > over);
      assertThat(answers.get()).as("it stood still").isEqualTo(before);
      signal(serving, "CONT");
      Eventually.holds("it has looked again", () -> answers.get() > before + 8);
    }
    assertThat(serving.said()).contains("stood still for").doesNotContain("CRITICAL");
    assertThat(ripcord.run("why").out()).contains("No incidents");
  }

  private static void signal(MainProcess.Running serving, String signal) throws Exception {
    var pid = String.valueOf(serving.process().pid());
    assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
  }
}
