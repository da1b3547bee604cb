package dev.ripcord.check;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.util.Optional;

/** A host and a port as they are written: {@code localhost:2333}, {@code [::1]:443}. */
record HostPort(String text) {
  private static final String FORM = "(?:\\[[0-9a-fA-F:.%]+]|[A-Za-z0-9._-]+):\\d{1,5}";

  /** What a plan fills in later may stand in it. */
  static final Shape<HostPort> SHAPE =
      Shapes.text("a host and port such as localhost:2333", FORM + "|.*\\$\\{.*")
          .map(HostPort::new);

  /** Why nobody can be asked there. */
  Optional<String> wrong() {
    if (!text.matches(FORM)) {
      return Optional.of("not a host and port: " + text);
    }
    return port() < 1 || port() > 65535 ? Optional.of("not a port: " + port()) : Optional.empty();
  }

  String host() {
    return text.substring(0, text.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
  }

  /** The host as an address has it: with brackets where it needs them. */
  String name() {
    return text.substring(0, text.lastIndexOf(':'));
  }

  int port() {
    return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
