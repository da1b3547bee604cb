package dev.ripcord.server.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ripcord.catalog.Listening;
import dev.ripcord.clock.Clock;
import dev.ripcord.server.Daemon;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Shows how the daemon stands, and hears alerts; closed is closed. */
public final class Listener implements AutoCloseable {
  /** Bounds for whoever is slow or means harm; the server reads them once, before its start. */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxRspTime", "30",
          "sun.net.httpserver.maxReqHeaders", "64",
          "sun.net.httpserver.maxReqHeaderSize", "16384",
          "sun.net.httpserver.maxIdleConnections", "16",
          "jdk.httpserver.maxConnections", "256");

  static {
    BOUNDS.forEach((name, value) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, value);
      }
    });
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Pages pages;
  private final Consumer<String> complain;

  private Listener(HttpServer server, Pages pages, Consumer<String> complain) {
    this.server = server;
    this.pages = pages;
    this.complain = complain;
  }

  /**
   * What it is put together from.
   *
   * @param token of the catalog, resolved each time that somebody shows one
   * @param complain gets a line for those who read logs
   */
  public record Parts(
      Listening at,
      Supplier<Optional<String>> token,
      Daemon daemon,
      String version,
      HeardAlerts alerts,
      Clock clock,
      Consumer<String> complain) {}

  /** Listens; an address that is taken is an error. */
  public static Listener open(Parts parts) throws IOException {
    var at = new InetSocketAddress(parts.at().host(), parts.at().port());
    if (at.isUnresolved()) {
      throw new IOException("nobody knows the address " + parts.at().host());
    }
    var pages =
        new Pages(
            new Pages.Shown(parts.daemon()::isTurning, parts.daemon()::insight, parts.version()),
            parts.alerts(),
            new Doorkeeper(parts.token(), parts.complain()),
            at.getAddress().isLoopbackAddress(),
            parts.clock(),
            parts.complain());
    var listener = new Listener(HttpServer.create(at, 0), pages, parts.complain());
    listener.start();
    return listener;
  }

  private void start() {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  /** Whoever asks never sees what went wrong in here. */
  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      return pages.answer(request(exchange));
    } catch (RuntimeException e) {
      complain.accept("listener: a fault of ripcord: " + e);
      return Answer.said(500, "a fault of ripcord; the log says more");
    }
  }

  private static Request request(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Optional.ofNullable(headers.getFirst("Authorization")),
        exchange.getRemoteAddress().getAddress().getHostAddress(),
        Optional.ofNullable(headers.getFirst("Content-Length"))
            .filter(each -> each.matches("\\d{1,18}"))
            .map(Long::valueOf),
        exchange.getRequestBody());
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    answer.headers().forEach(headers::set);
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
