package dev.ripcord.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/** The table of where the daemon listens. */
final class ListeningShape {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]{2,45})]|([A-Za-z0-9._-]{1,253})):(\\d{1,5})");
  private static final int HIGHEST = 65535;

  private ListeningShape() {}

  private record Address(String host, int port) {}

  static Shape<Listening> shape() {
    var listen =
        Field.required(
            "listen",
            Shapes.text("an address and port such as 127.0.0.1:9480", ADDRESS.pattern())
                .map(ListeningShape::address),
            "where it listens, such as 127.0.0.1:9480; beyond this machine only with a token");
    var token =
        Field.optional(
            "token",
            Shapes.text().map(ListeningShape::reference),
            "what whoever asks has to show, as a reference; alerts are taken with it only");
    return Shapes.object(
        "Where `ripcord serve` shows metrics and whether it goes on, and hears alerts.",
        values -> of(values.get(listen), values.get(token)),
        listen,
        token);
  }

  private static Listening of(Address address, Optional<String> token) {
    var listening = new Listening(address.host(), address.port(), token);
    if (!listening.isLoopback() && token.isEmpty()) {
      throw new IllegalArgumentException(
          "others than this machine get to '"
              + listening.address()
              + "': add a 'token', or listen on 127.0.0.1");
    }
    return listening;
  }

  private static Address address(String text) {
    var match = ADDRESS.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("no address and port: " + Problems.brief(text));
    }
    var port = Integer.parseInt(match.group(3));
    if (port < 1 || port > HIGHEST) {
      throw new IllegalArgumentException("a port is from 1 to " + HIGHEST);
    }
    return new Address(match.group(1) == null ? match.group(2) : match.group(1), port);
  }

  private static String reference(String text) {
    if (!Secrets.in(text)) {
      throw new IllegalArgumentException(
          "a secret in plain text: write ${file:PATH}, ${env:NAME} or ${credential:NAME}");
    }
    return text;
  }
}
