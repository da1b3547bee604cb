package dev.ripcord.host.ssh;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A host as the catalog names it.
 *
 * @param host a name, an address, or an alias of {@code ~/.ssh/config}
 */
public record SshAddress(Optional<String> user, String host, OptionalInt port) {
  private static final String SCHEME = "ssh://";
  private static final String FORM = "ssh://user@host:port";
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+\\]");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final int HIGHEST_PORT = 65535;

  /** Whether this text wants to be such an address. */
  public static boolean meant(String text) {
    return text.startsWith(SCHEME);
  }

  /** Reads an address; what is wrong with it is said by the exception. */
  public static SshAddress parse(String text) {
    check(meant(text), text, "it has the form " + FORM + ", where user and port may be missing");
    var rest = text.substring(SCHEME.length());
    var at = rest.lastIndexOf('@');
    var user = rest.substring(0, Math.max(at, 0));
    check(
        user.indexOf(':') < 0,
        user.replaceAll(":.*", ":***"),
        "a password has no place in an address; use a key, or an agent");
    check(at < 0 || USER.matcher(user).matches(), text, "this is no user name: '" + user + "'");
    var place = rest.substring(at + 1);
    check(place.indexOf('/') < 0, text, "nothing may follow the host; the form is " + FORM);
    var colon = place.endsWith("]") ? -1 : place.lastIndexOf(':');
    var host = colon < 0 ? place : place.substring(0, colon);
    check(HOST.matcher(host).matches(), text, "this is no host name: '" + host + "'");
    return new SshAddress(
        at < 0 ? Optional.empty() : Optional.of(user),
        host.replaceAll("[\\[\\]]", ""),
        colon < 0 ? OptionalInt.empty() : OptionalInt.of(port(place.substring(colon + 1), text)));
  }

  private static int port(String digits, String text) {
    var port = PORT.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    check(port > 0 && port <= HIGHEST_PORT, text, "this is no port: '" + digits + "'");
    return port;
  }

  private static void check(boolean fine, String text, String why) {
    if (!fine) {
      throw new IllegalArgumentException("'" + text + "' is no address of a host: " + why);
    }
  }
}
