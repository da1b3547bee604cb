package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.demo.FreePort;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.real.Eventually;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealAlertmanager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From an alert of a real Alertmanager to a rollback by the daemon as it is, or to none. */
@Timeout(300)
@Needs(Part.ALERTMANAGER)
final class ServeAlertedTest {
  private static final String TOKEN = "canary-7be204-token";

  @TempDir private Path folder;
  private final int port = FreePort.find();
  private final Instant began = Instant.now();
  private LoopbackServer shop;
  private MainProcess ripcord;
  private RealAlertmanager manager;

  @BeforeEach
  void a_shop_whose_first_release_is_certified_and_somebody_who_watches_it() throws IOException {
    shop = LoopbackServer.answering(200, "ok");
    Files.writeString(folder.resolve("token"), TOKEN);
    manager =
        RealAlertmanager.start(
            folder, "http://127.0.0.1:" + port + "/alerts", folder.resolve("token"));
    point("1");
    catalog("1h");
    ripcord = new MainProcess(folder);
    ripcord.run("adopt");
    point("2");
    ripcord.run("releases", "shop");
    var back = ripcord.run("rollback", "shop", "--watch", "1s", "--yes");
    assertThat(back.code()).as(back.all()).isZero();
  }

  @AfterEach
  void nothing_is_left() {
    manager.close();
    ripcord.close();
    shop.close();
  }

  private void point(String release) throws IOException {
    var home = Files.createDirectories(folder.resolve("releases").resolve(release));
    Files.writeString(home.resolve("page"), release);
    Files.createSymbolicLink(folder.resolve("next"), Path.of("releases", release));
    Files.move(folder.resolve("next"), folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * What proves that it is back is asked of the service: an alert ends when its maker thinks so.
   */
  private void catalog(String window) throws IOException {
    Files.writeString(
        folder.resolve("ripcord.yaml"),
        """
        ripcord: 1
        journal: journal.db
        serve: { listen: "127.0.0.1:%d", token: "${file:%s/token}" }
        services:
          shop:
            target: { directory: { releases: %2$s/releases, current: %2$s/current } }
            probes:
              page: { http: "%s", every: 1s }
              errors:
                alert: { name: HighErrorRate, labels: { job: shop }, within: 1m }
                every: 1s
                retry: 1s
            rules:
              alerted: { when: unavailable(errors) for 2s, severity: critical, action: rollback }
            automation: { grace: 1s, cooldown: 1s, window: %s }
            verify: { checks: [ page ], good: 2, every: 100ms, within: 5s, watch: 1s }
            procedures:
              quick: { budget: 1m, steps: [ { rollback: release } ] }
        """
            .formatted(port, folder, shop.url("/"), window));
  }

  private MainProcess.Running serve() throws IOException {
    var serving = ripcord.start("serve");
    Eventually.holds(
        "it watches and listens",
        () ->
            serving.said().contains("watching: services 1")
                && serving.said().contains("listening on"));
    return serving;
  }

  private void alert(String more) {
    manager.tell(
        "{ \"labels\": { \"alertname\": \"HighErrorRate\", \"job\": \"shop\" }, \"startsAt\": \""
            + began
            + "\""
            + more
            + " }");
  }

  private boolean isBack() {
    try {
      return Files.readSymbolicLink(folder.resolve("current")).endsWith("1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void an_alert_about_a_new_release_ends_in_a_rollback_that_is_proven() throws Exception {
    var serving = serve();
    point("3");
    assertThat(ripcord.run("releases", "shop").code()).isZero();
    alert("");
    Eventually.holds("the service is back", this::isBack);
    Eventually.holds("it is proven", () -> serving.said().contains("ended: RECOVERED"));
    alert(", \"endsAt\": \"" + Instant.now() + "\"");
    Eventually.holds("it is over", () -> serving.said().contains("well again"));
    var runs = ripcord.run("why", "shop", "--json").out().split("\"outcome\"", -1);
    assertThat(runs).as(serving.said()).hasSize(2);
    assertThat(ripcord.run("releases", "shop").out()).contains("quarantined: rolled back from");
    assertThat(serving.said()).doesNotContain(TOKEN);
  }

  @Test
  void an_alert_about_a_release_that_is_too_old_to_be_to_blame_is_held() throws Exception {
    catalog("2s");
    point("3");
    assertThat(ripcord.run("releases", "shop").code()).isZero();
    var serving = serve();
    var told = shop.requests().size();
    Eventually.holds("it has grown old", () -> shop.requests().size() > told + 4);
    alert("");
    Eventually.holds("it is told", () -> serving.said().contains("CRITICAL shop: alerted"));
    assertThat(ripcord.run("why", "shop").out())
        .contains("held: armed-by-a-change: the last deployment was");
    assertThat(isBack()).isFalse();
    assertThat(ripcord.run("why", "shop", "--json").out()).doesNotContain("\"run\"");
  }

  @Test
  void an_alert_where_nothing_was_deployed_is_held() throws Exception {
    var serving = serve();
    alert("");
    Eventually.holds("it is told", () -> serving.said().contains("CRITICAL shop: alerted"));
    assertThat(ripcord.run("why", "shop").out())
        .contains("held: armed-by-a-change: no deployment is known that could be to blame");
  }
}
