package dev.ripcord.catalog;

import dev.ripcord.catalog.Lint.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Two services behind one host and port: a stale process of one passes for the other. */
final class AddressLint {
  private static final Pattern HTTP =
      Pattern.compile("(https?)://(\\[[^]]*]|[^/:?#]+)(?::(\\d+))?.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");

  private static final String OWN = "localhost";

  private AddressLint() {}

  static Stream<Found> shared(Catalog catalog) {
    var first = new HashMap<String, Use>();
    var found = new ArrayList<Found>();
    for (var service : catalog.services().values()) {
      for (var check : Pieces.health(service).toList()) {
        var use = new Use(service.name(), check.place());
        address(check).stream()
            .flatMap(address -> others(service, address, use, first))
            .findFirst()
            .ifPresent(found::add);
      }
    }
    return List.copyOf(found).stream();
  }

  private static Stream<Found> others(
      Service service, String address, Use use, Map<String, Use> first) {
    return ends(service, address)
        .flatMap(each -> Optional.ofNullable(first.putIfAbsent(each, use)).stream())
        .filter(each -> !each.service().equals(service.name()))
        .map(each -> use.beside(each, address));
  }

  /** What means the host itself is another place on each host. */
  private static Stream<String> ends(Service service, String address) {
    return address.startsWith(OWN + ":")
        ? service.hosts().stream().map(each -> each + " " + address)
        : Stream.of(address);
  }

  /** Host and port; one proxy may stand for several hosts, which the Host header tells apart. */
  private static Optional<String> address(Configured check) {
    var piece = new Pieces.Piece(check.kind(), check.config());
    return switch (check.kind()) {
      case "http" -> piece.text("url").flatMap(each -> http(each, host(check.config())));
      case "websocket" ->
          piece
              .text("url")
              .flatMap(each -> http(each.replaceFirst("(?i)^ws", "http"), host(check.config())));
      case "tcp" -> piece.text("address").map(AddressLint::normal);
      default -> Optional.empty();
    };
  }

  private static Optional<String> http(String url, Optional<String> host) {
    var match = HTTP.matcher(url);
    if (!match.matches()) {
      return Optional.empty();
    }
    var standard = match.group(1).equalsIgnoreCase("https") ? "443" : "80";
    var port = Optional.ofNullable(match.group(3)).orElse(standard);
    var server = normal(match.group(2) + ":" + port);
    return Optional.of(server + host.map(each -> " (Host: " + each + ")").orElse(""));
  }

  private static Optional<String> host(Node config) {
    return Pieces.under(config, "headers") instanceof Node.Mapping headers
        ? headers.entries().stream()
            .filter(each -> each.key().text().equalsIgnoreCase("host"))
            .flatMap(each -> new Pieces.Piece("", each.value()).text("").stream())
            .findFirst()
        : Optional.empty();
  }

  private static String normal(String address) {
    var colon = address.lastIndexOf(':');
    var host = address.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
    return (LOOPBACK.matcher(host).matches() ? OWN : host) + address.substring(Math.max(0, colon));
  }

  /** Who looks at an address, and where it says so. */
  private record Use(String service, Place place) {
    Found beside(Use other, String address) {
      return new Found(
          place,
          "service '%s' looks at %s, and so does '%s' (%s): one can answer for the other; ask each"
                  .formatted(service, address, other.service(), other.place())
              + " who it is ('expect:'), or for the owner of the port");
    }
  }
}
