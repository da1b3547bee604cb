package dev.ripcord.probe;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An http or https address. Read by hand, since {@link java.net.URI} does not take an underscore in
 * a host's name, which names of containers have.
 *
 * @param tls whether it is https
 * @param host a name, or an IPv4 or IPv6 address without brackets
 * @param path with its query, from the first slash on
 */
public record WebAddress(boolean tls, String host, int port, String path) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>\\[[0-9a-fA-F:.%]+]|[a-zA-Z0-9._-]+)"
              + "(?::(?<port>\\d{1,5}))?(?<path>[/?][\\x21-\\x7e&&[^#]]*)?(?:#\\S*)?",
          Pattern.CASE_INSENSITIVE);

  /** Reads an address; throws {@link IllegalArgumentException}. */
  public static WebAddress parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          text.contains("@")
              ? "not usable as an address: a user and password belong into a header"
              : "not an address such as http://localhost:3001/health");
    }
    var tls = match.group("scheme").equalsIgnoreCase("https");
    var port =
        match.group("port") == null ? (tls ? 443 : 80) : Integer.parseInt(match.group("port"));
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    return new WebAddress(tls, unbracketed(match.group("host")), port, path(match.group("path")));
  }

  private static String path(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return "/";
    }
    return text.startsWith("?") ? "/" + text : text;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** What a reference on a page at this address means; empty when it is not http or https. */
  public Optional<WebAddress> resolve(String reference) {
    var clean = reference.strip().split("#", 2)[0];
    if (clean.matches("(?i)https?://.*")) {
      return tried(clean);
    }
    if (clean.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
      return Optional.empty();
    }
    return clean.startsWith("//") ? tried(scheme() + ":" + clean) : tried(origin() + joined(clean));
  }

  private String joined(String reference) {
    if (reference.isEmpty()) {
      return path;
    }
    if (reference.startsWith("/")) {
      return normal(reference);
    }
    var plain = path.split("\\?", 2)[0];
    return reference.startsWith("?")
        ? plain + reference
        : normal(plain.substring(0, plain.lastIndexOf('/') + 1) + reference);
  }

  private static String normal(String path) {
    var parts = path.split("\\?", 2);
    var kept = new java.util.ArrayDeque<String>();
    for (var each : parts[0].substring(1).split("/", -1)) {
      if (each.equals("..")) {
        kept.pollLast();
      } else if (!each.equals(".")) {
        kept.addLast(each);
      }
    }
    return "/" + String.join("/", kept) + (parts.length == 2 ? "?" + parts[1] : "");
  }

  private static Optional<WebAddress> tried(String text) {
    try {
      return Optional.of(parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether both have the same scheme, host and port. */
  public boolean sameOrigin(WebAddress other) {
    return origin().equals(other.origin());
  }

  /** The path without its query. */
  public String plainPath() {
    return path.split("\\?", 2)[0];
  }

  String authority() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return port == (tls ? 443 : 80) ? name : name + ":" + port;
  }

  private String origin() {
    return scheme() + "://" + authority().toLowerCase(Locale.ROOT);
  }

  private String scheme() {
    return tls ? "https" : "http";
  }

  /** The address without its query, which may hold what is nobody's business. */
  @Override
  public String toString() {
    return scheme() + "://" + authority() + plainPath();
  }
}
