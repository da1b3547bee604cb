package dev.ripcord.server.web;

import dev.ripcord.clock.Clock;
import dev.ripcord.server.Insight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is answered under each address. */
final class Pages {
  static final int LARGEST = 1 << 20;
  private static final int PASSED_OVER = 8 * LARGEST;

  private static final String HEALTHY = "/-/healthy";
  private static final String METRICS = "/metrics";
  private static final String ALERTS = "/alerts";
  private static final List<String> LOOK = List.of("GET", "HEAD");
  private static final List<String> SEND = List.of("POST");

  private final Shown shown;
  private final HeardAlerts alerts;
  private final Doorkeeper doorkeeper;
  private final boolean open;
  private final Clock clock;
  private final Consumer<String> complain;
  private final LongAdder heard = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final AtomicBoolean told = new AtomicBoolean();

  /** What there is to be seen. */
  record Shown(BooleanSupplier turning, Supplier<Insight> insight, String version) {}

  /** {@code open} lets this machine look without a token. */
  Pages(
      Shown shown,
      HeardAlerts alerts,
      Doorkeeper doorkeeper,
      boolean open,
      Clock clock,
      Consumer<String> complain) {
    this.shown = shown;
    this.alerts = alerts;
    this.doorkeeper = doorkeeper;
    this.open = open;
    this.clock = clock;
    this.complain = complain;
  }

  Answer answer(Request request) throws IOException {
    return switch (request.path()) {
      case HEALTHY -> let(request, LOOK, open).orElseGet(this::healthy);
      case METRICS -> let(request, LOOK, open).orElseGet(this::metrics);
      case ALERTS -> {
        var away = let(request, SEND, false);
        yield away.isPresent() ? away.get() : hear(request);
      }
      default ->
          let(request, List.of(request.method()), open)
              .orElseGet(() ->
                  Answer.said(404, "there are " + HEALTHY + ", " + METRICS + " and " + ALERTS));
    };
  }

  private Optional<Answer> let(Request request, List<String> methods, boolean anybody) {
    if (!methods.contains(request.method())) {
      var allowed = String.join(", ", methods);
      return Optional.of(
          Answer.said(405, request.path() + " takes " + allowed).with("Allow", allowed));
    }
    return anybody ? Optional.empty() : doorkeeper.turnsAway(request);
  }

  private Answer healthy() {
    return shown.turning().getAsBoolean()
        ? Answer.said(200, "it goes on")
        : Answer.said(503, "it does not look at anything now");
  }

  private Answer metrics() {
    var hearing = new MetricsText.Hearing(heard.sum(), refused.sum(), alerts.count());
    var insight = shown.insight().get();
    return Answer.of(
        Exposition.TYPE, MetricsText.of(insight, hearing, ProcessUse.now(), shown.version()));
  }

  private Answer hear(Request request) throws IOException {
    if (request.length().filter(each -> each > LARGEST).isPresent()) {
      passOver(request.body());
      return tooLarge();
    }
    var body = request.body().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return tooLarge();
    }
    try {
      var message = AlertMessage.read(text(body), clock.now());
      alerts.hear(message);
      heard.increment();
      told.set(false);
      var rest = message.leftOut() == 0 ? "" : ", left out for their labels: " + message.leftOut();
      return Answer.said(200, "alerts heard: " + message.told().size() + rest);
    } catch (IllegalArgumentException e) {
      return refuse(400, String.valueOf(e.getMessage()));
    }
  }

  /** Who is still sending when the connection is closed does not get the answer. */
  private static void passOver(InputStream body) throws IOException {
    var piece = new byte[1 << 13];
    for (var left = PASSED_OVER; left > 0; left -= piece.length) {
      if (body.readNBytes(piece, 0, piece.length) < piece.length) {
        return;
      }
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("this is not UTF-8", e);
    }
  }

  private Answer tooLarge() {
    return refuse(413, "a message has at most " + LARGEST + " bytes: set max_alerts");
  }

  private Answer refuse(int status, String why) {
    refused.increment();
    if (told.compareAndSet(false, true)) {
      complain.accept("listener: a message of alerts was refused: " + why);
    }
    return Answer.said(status, why);
  }
}
