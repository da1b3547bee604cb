package dev.ripcord.target.nginx;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where requests are passed to.
 *
 * @param scheme empty where a server of an upstream block has none
 * @param authority host and port, as they are written
 */
record Address(Optional<String> scheme, String authority) {
  private static final String HOST = "(?:\\[[0-9a-fA-F:]+]|[^/:$\\s\\[\\]]+)(?::\\d{1,5})?";
  static final String TEXT = "(?:https?://)?" + HOST;
  private static final Pattern PASS = Pattern.compile("(https?)://(" + HOST + ")(?:/.*)?");
  private static final Pattern SERVER = Pattern.compile(HOST);

  /** From a catalog: {@code http://localhost:3001} or {@code localhost:3001}. */
  static Address parse(String text) {
    var split = text.indexOf("://");
    return split < 0
        ? new Address(Optional.empty(), text)
        : new Address(Optional.of(text.substring(0, split)), text.substring(split + 3));
  }

  /** What a {@code proxy_pass} names, when it names an address. */
  static Optional<Address> ofPass(String value) {
    var match = PASS.matcher(value);
    return match.matches()
        ? Optional.of(new Address(Optional.of(match.group(1)), match.group(2)))
        : Optional.empty();
  }

  /** What a {@code server} of an upstream block names, when it names an address. */
  static Optional<Address> ofServer(String value) {
    return SERVER.matcher(value).matches()
        ? Optional.of(new Address(Optional.empty(), value))
        : Optional.empty();
  }

  /** Whether both mean one place, as far as each says. */
  boolean meets(Address other) {
    return host().equals(other.host())
        && port(other).equals(other.port(this))
        && (scheme.isEmpty() || other.scheme.isEmpty() || scheme.equals(other.scheme));
  }

  private String host() {
    return authority.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }

  private String port(Address other) {
    var colon = authority.lastIndexOf(':');
    if (colon > authority.lastIndexOf(']') && colon >= 0) {
      return authority.substring(colon + 1);
    }
    return scheme.or(other::scheme).filter("https"::equals).map(_ -> "443").orElse("80");
  }

  /** As it is written in a configuration. */
  String text() {
    return scheme.map(each -> each + "://").orElse("") + authority;
  }
}
