package dev.ripcord.host.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a host is reached, as {@code ssh -G} says it: so that Match, Include and all that OpenSSH
 * knows count here too.
 *
 * @param shown for people: where {@code ssh} would be told to go
 * @param keyName the name under which the host's key is noted, where it is not its own
 * @param known the files of known keys
 * @param identities the files of our own keys
 * @param onlyThese whether an agent's other keys are not to be offered
 * @param way the program whose stdin and stdout lead there; empty: straight from here
 */
record Route(
    String shown,
    String user,
    String host,
    int port,
    Optional<String> keyName,
    List<Path> known,
    List<Path> identities,
    boolean onlyThese,
    List<String> way) {
  private static final int PORT = 22;

  /** Pure: from the lines of {@code ssh -G}. */
  static Route parse(SshAddress address, List<String> lines, Path home, Optional<Path> config) {
    var values = new HashMap<String, String>();
    var identities = new ArrayList<Path>();
    var known = new ArrayList<Path>();
    for (var line : lines) {
      var blank = line.indexOf(' ');
      var key = blank < 0 ? line : line.substring(0, blank);
      var value = line.substring(blank + 1);
      switch (key) {
        case "identityfile" -> identities.add(path(value, home));
        case "userknownhostsfile", "globalknownhostsfile" -> {
          for (var each : value.split(" +", -1)) {
            known.add(path(each, home));
          }
        }
        default -> values.putIfAbsent(key, value);
      }
    }
    var host = values.getOrDefault("hostname", address.host());
    var port = address.port().orElse(Integer.parseInt(values.getOrDefault("port", "" + PORT)));
    return new Route(
        shown(address),
        address.user().orElse(values.getOrDefault("user", System.getProperty("user.name", "?"))),
        host,
        port,
        set(values, "hostkeyalias"),
        known,
        identities,
        "yes".equals(values.get("identitiesonly")),
        Way.of(values, config, address.host(), host, port));
  }

  /** As {@code ssh} would do without any configuration. */
  static Route plain(SshAddress address, Path home) {
    var lines =
        List.of(
            "identityfile ~/.ssh/id_rsa",
            "identityfile ~/.ssh/id_ecdsa",
            "identityfile ~/.ssh/id_ed25519",
            "userknownhostsfile ~/.ssh/known_hosts ~/.ssh/known_hosts2",
            "globalknownhostsfile /etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2");
    return parse(address, lines, home, Optional.empty());
  }

  /** The name under which OpenSSH notes the host's key. */
  String noted() {
    return keyName.orElse(port == PORT ? host : "[" + host + "]:" + port);
  }

  /** An option that is there and not switched off. */
  static Optional<String> set(Map<String, String> values, String key) {
    return Optional.ofNullable(values.get(key)).filter(each -> !each.equals("none"));
  }

  private static String shown(SshAddress address) {
    var port = address.port().isPresent() ? "-p " + address.port().getAsInt() + " " : "";
    return port + address.user().map(each -> each + "@").orElse("") + address.host();
  }

  private static Path path(String text, Path home) {
    return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
  }
}
