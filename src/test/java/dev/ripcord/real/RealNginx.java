package dev.ripcord.real;

import dev.ripcord.app.demo.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An nginx of our own on loopback, with its configuration in a folder; gone when closed. */
public final class RealNginx implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path folder;
  private final int port = FreePort.find();

  private RealNginx(Path folder) {
    this.folder = folder;
  }

  /** Starts one that serves what {@code site} says; PORT in it stands for its port. */
  public static RealNginx start(Path folder, String site) {
    var nginx = new RealNginx(folder);
    nginx.write("conf.d/media.conf", site);
    nginx.write(
        "nginx.conf",
        """
        worker_processes 2;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          include %1$s/conf.d/*.conf;
        }
        """
            .formatted(folder));
    nginx.start();
    return nginx;
  }

  public void start() {
    run().text();
    Eventually.holds("nginx runs, and hears signals", () -> served().isPresent());
  }

  public void stop() {
    if (runs()) {
      run("-s", "stop");
      Eventually.holds("nginx is gone", () -> !runs());
    }
  }

  /** nginx -t leaves an empty file where there was none. */
  private boolean runs() {
    try {
      return Files.exists(pidFile()) && Files.size(pidFile()) > 0;
    } catch (IOException gone) {
      return false;
    }
  }

  /** Calls nginx with this configuration. */
  public Ran run(String... arguments) {
    var argv = new ArrayList<>(List.of("nginx", "-c", conf().toString()));
    argv.addAll(List.of(arguments));
    return Background.start(argv, "").await(LIMIT);
  }

  /** Writes a file below the folder, as a person with an editor would. */
  public Path write(String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text.replace("PORT", String.valueOf(port)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public Path conf() {
    return folder.resolve("nginx.conf");
  }

  public Path site() {
    return folder.resolve("conf.d/media.conf");
  }

  public Path pidFile() {
    return folder.resolve("nginx.pid");
  }

  public String errorLog() {
    try {
      return Files.readString(folder.resolve("error.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it serves, without a blank at the end; empty when there is no answer. */
  public Optional<String> served() {
    try {
      var address = URI.create("http://127.0.0.1:" + port + "/").toURL();
      var connection = (HttpURLConnection) address.openConnection(java.net.Proxy.NO_PROXY);
      connection.setConnectTimeout((int) LIMIT.toMillis());
      connection.setReadTimeout((int) LIMIT.toMillis());
      connection.setRequestProperty("Connection", "close");
      try (var in = connection.getInputStream()) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
      }
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
