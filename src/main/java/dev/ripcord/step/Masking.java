package dev.ripcord.step;

import java.util.regex.Pattern;

/** Hides what looks like a secret in text for people; it would rather hide too much. */
public final class Masking {
  private static final String HIDDEN = "***";
  private static final String SECRET_WORD =
      "token(?!s\\b)|secret|passw|passphrase|pwd|(?<!proxy_|fastcgi_|grpc_|uwsgi_|scgi_|memcached_)pass(?![a-z])|(?<![a-z])key(?![a-z]*_zone)|apikey"
          + "|credential|authorization|dsn|salt|cookie|signature|webhook";
  private static final Pattern SECRET_KEY =
      Pattern.compile("(?:" + SECRET_WORD + ")", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO = Pattern.compile("(://[^/\\s:@]*:)[^@/\\s]+@");
  private static final Pattern BEARER =
      Pattern.compile("\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}", Pattern.CASE_INSENSITIVE);
  private static final Pattern RANDOM =
      Pattern.compile(
          "(?<![A-Za-z0-9+/_=-])(?=[A-Za-z0-9+_=-]*\\d)(?=[A-Za-z0-9+_=-]*[A-Za-z])[A-Za-z0-9+_=-]{24,}");
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "^([-+ ]?\\s*(?:#\\s*)?(?:export\\s+)?[\"']?)([\\w.-]+)([\"']?\\s*[:=]\\s*)(\\S.*)$");
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "^(.*?)(\\$?[\\w-]*(?:" + SECRET_WORD + ")[\\w-]*)(\\s+)([^/\\s{;][^{]*?)(;?\\s*)$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INNER =
      Pattern.compile(
          "(?<![\\w$])([\\w.-]*(?:"
              + SECRET_WORD
              + ")[\\w.-]*=)(?=\\S)(\"[^\"]*\"|'[^']*'|[^\\s\"']+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPTION =
      Pattern.compile(
          "((?:^|\\s)--?[\\w-]*(?:" + SECRET_WORD + ")[\\w-]*\\s+)(?![-/])(\\S+)",
          Pattern.CASE_INSENSITIVE);

  private Masking() {}

  /** Whether a value must not be shown, by its key or by how it looks. */
  public static boolean secret(String key, String value) {
    return SECRET_KEY.matcher(key).find() || !shape(value).equals(value);
  }

  /** The value, or what of it may be shown. */
  public static String value(String key, String value) {
    return SECRET_KEY.matcher(key).find() ? HIDDEN : shape(value);
  }

  /** A line of a configuration, with the secrets in it hidden. */
  public static String line(String line) {
    var assignment = ASSIGNMENT.matcher(line);
    if (assignment.matches()) {
      return assignment.group(1)
          + assignment.group(2)
          + assignment.group(3)
          + value(assignment.group(2), assignment.group(4));
    }
    var directive = DIRECTIVE.matcher(line);
    return shape(directive.matches() ? directive.replaceAll("$1$2$3" + HIDDEN + "$5") : line);
  }

  /** Whether a line says of something in it that it is a secret; what merely looks random may. */
  public static boolean named(String line) {
    return !placed(line).equals(line);
  }

  private static String shape(String text) {
    return RANDOM.matcher(placed(text)).replaceAll(HIDDEN);
  }

  private static String placed(String text) {
    var address = USER_INFO.matcher(text).replaceAll("$1" + HIDDEN + "@");
    var bearer = BEARER.matcher(address).replaceAll("$1 " + HIDDEN);
    var inner = INNER.matcher(bearer).replaceAll("$1" + HIDDEN);
    return OPTION.matcher(inner).replaceAll("$1" + HIDDEN);
  }
}
