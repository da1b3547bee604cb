package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.real.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The daemon as it is, over a folder of releases and a server that serves the current one. */
@Timeout(1800)
final class ServeProcessTest {
  /**
   * For each history of the service; with more of them in one, it was never well for half an hour.
   */
  private static final int ROUNDS = 2;

  @TempDir private Path folder;
  private LoopbackServer shop;
  private LoopbackServer ops;
  private MainProcess ripcord;
  private int before;

  @BeforeEach
  void a_shop_whose_first_release_is_certified() throws IOException {
    shop = LoopbackServer.that((socket, _) -> answer(socket));
    ops = LoopbackServer.answering(200, "ok");
    ripcord = new MainProcess(folder);
    release("1", "good");
    release("2", "good");
    point("1");
    catalog("window: 1h");
    ripcord.run("adopt");
    point("2");
    ripcord.run("releases", "shop");
    var back = ripcord.run("rollback", "shop", "--watch", "1s", "--yes");
    assertThat(back.code()).as(back.all()).isZero();
    before = rollbacks();
  }

  @AfterEach
  void nothing_is_left() {
    ripcord.close();
    shop.close();
    ops.close();
  }

  private void answer(Socket socket) throws IOException {
    var state = Files.readString(folder.resolve("current/state"));
    if (state.startsWith("takes ")) {
      var millis = Long.parseLong(state.substring("takes ".length()));
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
    var good = !state.equals("bad");
    LoopbackServer.send(socket, LoopbackServer.response(good ? 200 : 500, ""));
  }

  private void release(String name, String state) throws IOException {
    var home = Files.createDirectories(folder.resolve("releases").resolve(name));
    Files.writeString(home.resolve("state"), state);
  }

  private void point(String release) throws IOException {
    Files.deleteIfExists(folder.resolve("next"));
    Files.createSymbolicLink(folder.resolve("next"), Path.of("releases", release));
    Files.move(
        folder.resolve("next"),
        folder.resolve("current"),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private void catalog(String automation) throws IOException {
    Files.writeString(
        folder.resolve("ripcord.yaml"),
        """
        ripcord: 1
        journal: journal.db
        notify:
          channels:
            ops: { webhook: { url: "%s" } }
        services:
          shop:
            target:
              directory:
                releases: %s
                current: %s
            probes:
              page: { http: "%s", every: 1s, retry: 1s }
            rules:
              down: { when: unavailable(page) for 2s, severity: critical, action: rollback }
            automation: { grace: 1s, cooldown: 1s, %s }
            verify: { good: 2, every: 100ms, within: 5s, watch: 1s }
            procedures:
              quick: { budget: 1m, steps: [ { rollback: release } ] }
        """
            .formatted(
                ops.url("/hook"),
                folder.resolve("releases"),
                folder.resolve("current"),
                shop.url("/"),
                automation));
  }

  private MainProcess.Running serve() throws IOException {
    var serving = ripcord.start("serve");
    Eventually.holds("it watches", () -> serving.said().contains("watching: services 1"));
    return serving;
  }

  private boolean isBack() {
    try {
      return Files.readSymbolicLink(folder.resolve("current")).endsWith("1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many rollbacks there were; the link of the current release is what each of them moves. */
  private int rollbacks() throws IOException {
    return ripcord
            .run("runs", "shop", "--most", "500", "--json")
            .out()
            .split("RECOVERED", -1)
            .length
        - 1;
  }

  private String why() {
    try {
      return ripcord.run("why", "shop", "--json").out().replace("\": ", "\":");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_bad_release_that_nobody_announced_is_gone_back_from_and_people_are_told()
      throws Exception {
    var serving = serve();
    release("3", "bad");
    point("3");
    Eventually.holds("the service is back", this::isBack);
    Eventually.holds("it is over", () -> serving.said().contains("well again"));
    assertThat(rollbacks()).isEqualTo(before + 1);
    assertThat(why())
        .contains("\"outcome\":\"RECOVERED\"", "\"open\":false", "\"guard\":\"good-before\"");
    assertThat(ripcord.run("releases", "shop").out()).contains("quarantined: rolled back from");
    Eventually.holds("people were told", () -> ops.requests().size() >= 4);
    serving.process().destroy();
    assertThat(serving.end().code()).isZero();
    assertThat(ripcord.run("notify", "list").out())
        .contains("a rollback begins by itself", "ended: RECOVERED", "well again");
  }

  @Test
  void without_a_deployment_that_can_be_to_blame_nothing_is_done_and_it_is_said_why()
      throws Exception {
    catalog("window: 1s");
    var serving = serve();
    release("1", "bad");
    Eventually.holds("it is told", () -> serving.said().contains("CRITICAL shop: down"));
    assertThat(serving.said()).contains("armed-by-a-change");
    release("1", "good");
    Eventually.holds("it is over", () -> serving.said().contains("well again"));
    assertThat(rollbacks()).isEqualTo(before);
    assertThat(why()).contains("\"open\":false").doesNotContain("\"run\"");
  }

  /**
   * What was before is known to a daemon that begins after the deployment, from what was kept. With
   * 1.02 s the rule trips whatever a busy machine adds, and worse would be from 1.128 s on, a fifth
   * above the 0.94 s before: half of the looks may take 0.1 s longer than those before, and of four
   * one, as the first, may take anything. The 1.5 s of the last release are worse for sure.
   */
  @Test
  void one_that_is_no_slower_than_before_the_deployment_is_not_gone_back_from() throws Exception {
    catalog("window: 1h");
    var text = Files.readString(folder.resolve("ripcord.yaml"));
    var slow =
        text.replace(
            "down: { when: unavailable(page) for 2s", "slow: { when: latency of page > 1s for 3s");
    Files.writeString(folder.resolve("ripcord.yaml"), slow);
    release("1", "takes 940");
    var first = serve();
    var served = shop.requests().size();
    Eventually.holds("it was looked at", () -> shop.requests().size() > served + 12);
    first.process().destroy();
    assertThat(first.end().code()).isZero();

    release("3", "takes 1020");
    point("3");
    assertThat(ripcord.run("releases", "shop").code()).isZero();
    var second = serve();
    Eventually.holds("it is held", () -> second.said().contains("held: worse-than-before"));
    assertThat(ripcord.run("why", "shop").out())
        .contains("worse-than-before: it is no worse than before the deployment", "before)");
    assertThat(rollbacks()).as(second.said()).isEqualTo(before);

    release("4", "takes 1500");
    point("4");
    assertThat(ripcord.run("releases", "shop").code()).isZero();
    Eventually.holds("the service is back", this::isBack);
  }

  @Test
  void a_hold_keeps_it_from_acting() throws Exception {
    assertThat(ripcord.run("hold", "--all", "--why", "moving the racks").code()).isZero();
    var serving = serve();
    release("3", "bad");
    point("3");
    Eventually.holds("it is told", () -> serving.said().contains("held by"));
    assertThat(serving.said()).contains("moving the racks");
    assertThat(rollbacks()).isEqualTo(before);
    assertThat(ripcord.run("arm", "--all").code()).isZero();
    Eventually.holds("the service is back", this::isBack);
  }

  static LongStream seeds() {
    var first = Long.getLong("ripcord.seed", new Random().nextLong());
    return LongStream.range(first, first + (Boolean.getBoolean("ripcord.long") ? 50 : 1));
  }

  @ParameterizedTest(name = "-Dripcord.seed={0}")
  @MethodSource("seeds")
  void killed_at_any_moment_it_neither_forgets_the_incident_nor_acts_twice(long seed)
      throws Exception {
    System.out.println("ServeProcessTest: -Dripcord.seed=" + seed);
    var random = new Random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var bad = String.valueOf(10 + round);
      var serving = serve();
      release(bad, "bad");
      point(bad);
      killed(serving, random.nextInt(6000));
      var next = serve();
      try {
        Eventually.holds("the service is back", this::isBack);
        Eventually.holds("all of it is over", () -> !why().contains("\"open\":true"));
      } catch (AssertionError e) {
        throw new AssertionError("round " + round + ": " + told(serving, next), e);
      }
      assertThat(rollbacks()).as("round %d: %s", round, next.said()).isEqualTo(before + round + 1);
      next.process().destroy();
      assertThat(next.end().code()).isZero();
      assertThat(ripcord.run("arm", "shop").code()).isZero();
    }
  }

  private String told(MainProcess.Running... servings) throws IOException {
    var said = Stream.of(servings).map(MainProcess.Running::said).collect(Collectors.joining("\n"));
    return said
        + ripcord.run("why").out()
        + ripcord.run("show").out()
        + ripcord.run("status").out();
  }

  /** The moment is chance; what it hits is told by what was written until then. */
  private static void killed(MainProcess.Running serving, int millis) throws Exception {
    var ended = serving.process().onExit();
    try {
      ended.get(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException _) {
      serving.process().destroyForcibly();
    }
    serving.end();
  }
}
