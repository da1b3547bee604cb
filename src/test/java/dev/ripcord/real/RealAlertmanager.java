package dev.ripcord.real;

import dev.ripcord.app.demo.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An Alertmanager of our own on loopback that tells one address of everything; gone when closed.
 */
public final class RealAlertmanager implements AutoCloseable {
  private final int port = FreePort.find();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;

  private RealAlertmanager(Path folder, String url, Path token) throws IOException {
    var config =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            """
            route: { receiver: ripcord, group_wait: 100ms, group_interval: 500ms, repeat_interval: 1s }
            receivers:
              - name: ripcord
                webhook_configs:
                  - url: "%s"
                    http_config: { authorization: { credentials_file: "%s" } }
            """
                .formatted(url, token));
    process =
        new ProcessBuilder(
                List.of(
                    "prometheus-alertmanager",
                    "--config.file=" + config,
                    "--storage.path=" + folder.resolve("alertmanager"),
                    "--web.listen-address=127.0.0.1:" + port,
                    "--cluster.listen-address="))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
  }

  /** Starts one that shows the token of that file, and waits until it takes alerts. */
  public static RealAlertmanager start(Path folder, String url, Path token) {
    try {
      var started = new RealAlertmanager(folder, url, token);
      Eventually.holds("alertmanager is ready", () -> started.post("[]") == 200);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells it of an alert, in the form of its API; one with an end in the past is over. */
  public void tell(String alert) {
    var status = post("[" + alert + "]");
    if (status != 200) {
      throw new AssertionError("alertmanager answered " + status);
    }
  }

  private int post(String alerts) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(alerts))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    Eventually.holds("alertmanager is gone", () -> !process.isAlive());
  }
}
