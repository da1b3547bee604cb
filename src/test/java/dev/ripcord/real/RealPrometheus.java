package dev.ripcord.real;

import dev.ripcord.app.demo.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Prometheus of our own on loopback; gone when closed. */
public final class RealPrometheus implements AutoCloseable {
  private final int port = FreePort.find();
  private final Process process;

  private RealPrometheus(Path folder, String configuration) throws IOException {
    Files.writeString(folder.resolve("prometheus.yml"), configuration);
    process =
        new ProcessBuilder(
                List.of(
                    "prometheus",
                    "--config.file=" + folder.resolve("prometheus.yml"),
                    "--storage.tsdb.path=" + folder.resolve("data"),
                    "--web.listen-address=127.0.0.1:" + port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
  }

  /** Starts one whose targets are below the folder; whether it is ready is for the test to ask. */
  static RealPrometheus start(Path folder) {
    return start(
        folder,
        """
        global: { scrape_interval: 500ms, scrape_timeout: 400ms }
        scrape_configs:
          - job_name: lavalink
            file_sd_configs: [ { files: [ %s/targets/lavalink.json ] } ]
        """
            .formatted(folder));
  }

  /** Starts one with this configuration. */
  public static RealPrometheus start(Path folder, String configuration) {
    try {
      return new RealPrometheus(folder, configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    Eventually.holds("prometheus is gone", () -> !process.isAlive());
  }
}
