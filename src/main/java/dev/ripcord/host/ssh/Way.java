package dev.ripcord.host.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program whose stdin and stdout lead to a host that cannot be reached straight from here, as
 * {@code ProxyJump} and {@code ProxyCommand} of ssh_config(5) have it; pure.
 */
final class Way {
  private static final String URI = "ssh://";

  /** ssh_config(5), TOKENS: what a proxy command may have. */
  private static final Pattern TOKEN = Pattern.compile("%([%hnpr])");

  private Way() {}

  /**
   * Its words; empty where nothing stands in between.
   *
   * @param values what {@code ssh -G} said, each option once
   * @param name the host as the catalog names it
   */
  static List<String> of(
      Map<String, String> values, Optional<Path> config, String name, String host, int port) {
    var jump = Route.set(values, "proxyjump");
    if (jump.isPresent()) {
      return by(jump.get(), config, host, port);
    }
    return Route.set(values, "proxycommand")
        .map(each -> List.of("sh", "-c", "exec " + filled(each, values, name, host, port)))
        .orElse(List.of());
  }

  /** The last of the hosts named connects to ours, and is reached by way of those before it. */
  private static List<String> by(String jump, Optional<Path> config, String host, int port) {
    var hops = jump.lastIndexOf(',');
    var words = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10"));
    config.ifPresent(each -> words.addAll(List.of("-F", each.toString())));
    if (hops >= 0) {
      words.addAll(List.of("-J", jump.substring(0, hops)));
    }
    var last = jump.substring(hops + 1);
    var to = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    words.addAll(List.of("-W", to, "--", last.startsWith(URI) ? last : URI + last));
    return words;
  }

  private static String filled(
      String command, Map<String, String> values, String name, String host, int port) {
    return TOKEN
        .matcher(command)
        .replaceAll(token ->
            Matcher.quoteReplacement(
                switch (token.group(1)) {
                  case "h" -> host;
                  case "n" -> name;
                  case "p" -> String.valueOf(port);
                  case "r" -> values.getOrDefault("user", "");
                  default -> "%";
                }));
  }
}
