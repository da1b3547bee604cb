package dev.ripcord.notify;

import dev.ripcord.probe.LoopbackServer;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in for a vendor: it checks each request against the vendor's published shape and limits,
 * and answers as the vendor does; or as it was told to, for the next requests.
 */
public final class VendorStandIn implements AutoCloseable {
  private final Function<JsonNode, Optional<String>> rules;
  private final String taking;
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<String> next = new ConcurrentLinkedQueue<>();
  private final LoopbackServer server = LoopbackServer.that(this::answer);
  private volatile boolean hangs;

  private VendorStandIn(Function<JsonNode, Optional<String>> rules, String taking) {
    this.rules = rules;
    this.taking = taking;
  }

  public static VendorStandIn discord() {
    return new VendorStandIn(VendorRules::discord, "HTTP/1.1 204 No Content\r\n\r\n");
  }

  static VendorStandIn slack() {
    return new VendorStandIn(VendorRules::slack, LoopbackServer.response(200, "ok"));
  }

  static VendorStandIn pagerDuty() {
    var said = "{\"status\":\"success\",\"message\":\"Event processed\"}";
    return new VendorStandIn(VendorRules::pagerDuty, LoopbackServer.response(202, said));
  }

  /** Takes any JSON. */
  public static VendorStandIn any() {
    return new VendorStandIn(_ -> Optional.empty(), LoopbackServer.response(200, "{}"));
  }

  /** How the next request is answered, whatever it is. */
  VendorStandIn then(int status, String body, String... headers) {
    next.add(LoopbackServer.response(status, body, headers));
    return this;
  }

  /** From now on no request is answered. */
  void hang() {
    hangs = true;
  }

  private void answer(Socket socket, String head) throws IOException {
    var text = LoopbackServer.body(socket, head);
    heads.add(head);
    if (hangs) {
      server.hold();
      return;
    }
    var told = Optional.ofNullable(next.poll());
    if (told.isPresent()) {
      LoopbackServer.send(socket, told.get());
      return;
    }
    var json = new JsonMapper().readTree(text);
    var wrong = rules.apply(json);
    if (wrong.isEmpty()) {
      taken.add(json);
    }
    LoopbackServer.send(
        socket, wrong.map(each -> LoopbackServer.response(400, each)).orElse(taking));
  }

  /** What was taken, in order. */
  public List<JsonNode> taken() {
    return List.copyOf(taken);
  }

  /** How often it was asked, and how. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  public String url(String path) {
    return server.url(path);
  }

  @Override
  public void close() {
    server.close();
  }
}
