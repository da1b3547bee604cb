package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.demo.FreePort;
import dev.ripcord.real.Eventually;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.Promtool;
import dev.ripcord.real.Ran;
import dev.ripcord.real.RealAlertmanager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as it is, asked by others and told of alerts. */
@Timeout(300)
final class ServeAlertsTest {
  private static final String TOKEN = "canary-5f3a91-token";

  /** More than it takes at once. */
  private static final int SLOW_CLIENTS = 300;

  @TempDir private Path folder;
  private final int port = FreePort.find();
  private HttpClient client = HttpClient.newHttpClient();
  private MainProcess ripcord;
  private MainProcess.Running serving;

  @BeforeEach
  void a_daemon_that_listens() throws IOException {
    Files.createDirectories(folder.resolve("releases/1"));
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/1"));
    Files.writeString(folder.resolve("token"), TOKEN);
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
              errors:
                alert: { name: HighErrorRate, labels: { job: shop }, within: 1m }
                every: 1s
            rules:
              alerted: { when: "unavailable(errors)", severity: critical }
            procedures:
              quick: { budget: 1m, steps: [ { rollback: release } ] }
        """
            .formatted(port, folder));
    ripcord =
        new MainProcess(folder).with("JAVA_TOOL_OPTIONS", "-Dsun.net.httpserver.maxReqTime=2");
    serving = ripcord.start("serve");
    Eventually.holds(
        "it goes on: " + serving.said(),
        () -> serving.said().contains("listening on") && healthy());
  }

  @AfterEach
  void nothing_is_left() {
    ripcord.close();
    client.close();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean healthy() {
    try {
      return send(HttpRequest.newBuilder(at("/-/healthy")).build()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private int post(String token, byte[] body) throws IOException {
    var request =
        HttpRequest.newBuilder(at("/alerts"))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofByteArray(body));
    return send(request.build()).statusCode();
  }

  private String metrics() {
    try {
      return send(HttpRequest.newBuilder(at("/metrics")).build()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String errors(String state) {
    return "ripcord_probe_state{service=\"shop\",probe=\"errors\",state=\"" + state + "\"} 1\n";
  }

  private static String alert(String more) {
    return "{ \"labels\": { \"alertname\": \"HighErrorRate\", \"job\": \"shop\" }" + more + " }";
  }

  @Test
  @Needs({Part.ALERTMANAGER, Part.PROMETHEUS})
  void an_alert_trips_a_rule_and_only_its_end_ends_it() throws Exception {
    var shown = Files.writeString(folder.resolve("shown"), "wrong");
    try (var manager = RealAlertmanager.start(folder, at("/alerts").toString(), shown)) {
      assertThat(metrics()).contains(errors("unknown"));
      var began = Instant.now();
      manager.tell(alert(", \"startsAt\": \"" + began + "\""));
      Eventually.holds(
          "it is turned away", () -> serving.said().contains("/alerts with a wrong token"));
      assertThat(metrics()).contains(errors("unknown"));

      Files.writeString(shown, TOKEN);
      Eventually.holds("it is bad", () -> metrics().contains(errors("bad")));
      Eventually.holds("it is told", () -> serving.said().contains("CRITICAL shop: alerted"));
      assertThat(serving.said().split("with a wrong token", -1)).hasSize(2);
      assertThat(ripcord.run("why", "shop").out()).contains("alerted");
      var checked = Promtool.run(metrics(), "check", "metrics");
      assertThat(checked).isEqualTo(new Ran(0, "", ""));

      var over = ", \"startsAt\": \"" + began + "\", \"endsAt\": \"" + Instant.now() + "\"";
      manager.tell(alert(over));
      Eventually.holds("it is over", () -> serving.said().contains("well again"));
      assertThat(metrics()).contains("ripcord_incident_open{service=\"shop\"} 0\n");
    }
    assertThat(serving.said()).doesNotContain(TOKEN);
  }

  @Test
  void what_is_no_message_is_refused_and_slow_clients_are_put_out() throws Exception {
    assertThat(post(TOKEN, "{".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    assertThat(post("wrong", new byte[0])).isEqualTo(401);
    assertThat(post(TOKEN, new byte[(1 << 20) + 1])).isEqualTo(413);
    assertThat(post(TOKEN, new byte[7 << 20])).as("more than sockets hold").isEqualTo(413);

    var slow = new ArrayList<Socket>();
    try {
      for (var i = 0; i < SLOW_CLIENTS; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        slow.add(socket);
        socket
            .getOutputStream()
            .write("POST /alerts HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
      }
      client.close(); // the next one has to get in anew
      client = HttpClient.newHttpClient();
      Eventually.holds("others get through", this::healthy);
      assertThat(metrics()).contains("ripcord_looks_total");
    } finally {
      for (var each : slow) {
        each.close();
      }
    }
    assertThat(serving.said()).doesNotContain("\tat ", "Exception");
    serving.process().destroy();
    assertThat(serving.end().code()).isZero();
  }

  @Test
  void one_that_finds_its_address_taken_watches_and_listens_when_it_is_free() throws Exception {
    var next = ripcord.start("serve");
    Eventually.holds(
        "it says so", () -> next.said().contains("not listening on 127.0.0.1:" + port));
    Eventually.holds("it watches", () -> next.said().contains("watching: services 1"));
    serving.process().destroy();
    Eventually.holds("it listens", () -> next.said().contains("  listening on"));
    assertThat(healthy()).isTrue();
  }
}
