package dev.ripcord.catalog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a shared journal is: {@code postgresql://USER@HOST:PORT/DATABASE?sslmode=verify-full}.
 *
 * @param hosts one, or several with commas between them; each may have a port
 * @param password a reference such as {@code ${env:NAME}}, never the password itself
 * @param options how the connection is encrypted
 */
public record DatabaseAddress(
    String hosts,
    String database,
    Optional<String> user,
    Optional<String> password,
    Map<String, String> options) {
  private static final Pattern SCHEME = Pattern.compile("postgres(?:ql)?:.*");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>\\$\\{[^}]*}|[^@/]*))?@)?"
              + "(?<hosts>[^@/?]+)/(?<database>[^@/?]+)(?:\\?(?<options>.*))?");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:env|file|credential):[^}]+}");
  private static final String USER = "user";
  private static final String PASSWORD = "password";
  private static final List<String> OPTIONS =
      List.of(USER, PASSWORD, "sslmode", "sslrootcert", "sslcert", "sslkey");

  /** Whether a text is meant as an address, and not as a file. */
  public static boolean is(String text) {
    return SCHEME.matcher(text).matches();
  }

  /** Reads one; no message repeats it, as somebody may have put a password there. */
  public static DatabaseAddress of(String text) {
    var parts = ADDRESS.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "not an address such as postgresql://USER@HOST:5432/DATABASE");
    }
    var options = options(Optional.ofNullable(parts.group("options")).orElse(""));
    var user = Optional.ofNullable(parts.group(USER)).filter(each -> !each.isEmpty());
    var password = Optional.ofNullable(parts.group(PASSWORD));
    var otherUser = Optional.ofNullable(options.remove(USER));
    var otherPassword = Optional.ofNullable(options.remove(PASSWORD));
    return new DatabaseAddress(
        parts.group("hosts"),
        decoded(parts.group("database")),
        user.map(DatabaseAddress::decoded).or(() -> otherUser),
        password.or(() -> otherPassword).map(DatabaseAddress::reference),
        Map.copyOf(options));
  }

  private static Map<String, String> options(String text) {
    var options = new LinkedHashMap<String, String>();
    for (var each : text.isEmpty() ? List.<String>of() : List.of(text.split("&", -1))) {
      var parts = each.split("=", 2);
      if (parts.length < 2 || !OPTIONS.contains(parts[0])) {
        throw new IllegalArgumentException(
            "an address with an option that is not known; known are " + String.join(", ", OPTIONS));
      }
      options.put(parts[0], decoded(parts[1]));
    }
    return options;
  }

  private static String reference(String password) {
    if (!REFERENCE.matcher(password).matches()) {
      throw new IllegalArgumentException(
          "an address with a password in plain text; write a reference such as ${env:NAME} or"
              + " ${file:PATH} there, or leave it out and put it into ~/.pgpass");
    }
    return password;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without user, password and options. */
  @Override
  public String toString() {
    return "postgresql://" + hosts + "/" + database;
  }
}
