package dev.ripcord.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * The shop of the demo: a web server that does what the release in its folder says. It ends by
 * itself when its folder is gone, or the process that it belongs to, so that it is never left
 * behind, however the demo ends.
 */
public final class DemoService {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Release release;

  /** What a release folder holds. */
  record Release(String version, int status, String says) {
    static final String FILE = "shop.properties";

    static Release read(Path folder) throws IOException {
      var properties = new Properties();
      try (var reader = Files.newBufferedReader(folder.resolve(FILE))) {
        properties.load(reader);
      }
      return new Release(
          properties.getProperty("version", "?"),
          Integer.parseInt(properties.getProperty("status", "200")),
          properties.getProperty("says", ""));
    }

    String text() {
      return "version=" + version + "\nstatus=" + status + "\nsays=" + says + "\n";
    }
  }

  private DemoService(Release release) {
    this.release = release;
  }

  /**
   * Serves until it is stopped.
   *
   * @param args the folder of the release that is current, the port, and the process that it
   *     belongs to (0: to none)
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var current = Path.of(args[0]);
    var service = new DemoService(Release.read(current));
    var loopback =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
    var server = HttpServer.create(loopback, 0);
    server.createContext("/", service::page);
    server.createContext("/version", service::version);
    server.start();
    var owner = Long.parseLong(args[2]);
    while (Files.exists(current) && (owner == 0 || ProcessHandle.of(owner).isPresent())) {
      Clock.system().sleep(LOOK);
    }
    Runtime.getRuntime().halt(0);
  }

  private void page(HttpExchange exchange) throws IOException {
    answer(exchange, release.status(), "shop " + release.version() + ": " + release.says() + "\n");
  }

  private void version(HttpExchange exchange) throws IOException {
    answer(exchange, 200, "{\"version\":\"" + release.version() + "\"}\n");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
