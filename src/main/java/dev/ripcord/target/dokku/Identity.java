package dev.ripcord.target.dokku;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The identity of a release: {@code image:registry/app@sha256:...} where it was deployed by digest,
 * else {@code commit:SHA} of the app's repository on the Dokku.
 */
final class Identity {
  static final String IMAGE = "image:";
  static final String COMMIT = "commit:";
  static final Pattern DIGEST =
      Pattern.compile(
          "(?<name>[a-z0-9][A-Za-z0-9._:/-]*?)(?::[A-Za-z0-9_][A-Za-z0-9._-]*)?@(?<digest>sha256:[0-9a-f]{64})");
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");

  private static final int SHA_LENGTH = 40;

  private Identity() {}

  /**
   * Of a reference to an image by digest; empty for one by tag, which may mean another tomorrow.
   */
  static Optional<String> image(String reference) {
    var match = DIGEST.matcher(reference);
    return match.matches()
        ? Optional.of(IMAGE + match.group("name") + "@" + match.group("digest"))
        : Optional.empty();
  }

  /** Of a commit; empty for what is none. */
  static Optional<String> commit(String sha) {
    return SHA.matcher(sha).matches() ? Optional.of(COMMIT + sha) : Optional.empty();
  }

  static boolean isImage(String identity) {
    return identity.startsWith(IMAGE);
  }

  static boolean isCommit(String identity) {
    return identity.startsWith(COMMIT);
  }

  /** Whether it is told in full. */
  static boolean isWhole(String identity) {
    return !isCommit(identity) || value(identity).length() >= SHA_LENGTH;
  }

  /** What stands behind the kind. */
  static String value(String identity) {
    return identity.substring(identity.indexOf(':') + 1);
  }

  /** Whether two are the same; the older Dokku tells the beginning of a commit only. */
  static boolean same(String one, String other) {
    return one.equals(other)
        || (isCommit(one) && isCommit(other) && (one.startsWith(other) || other.startsWith(one)));
  }

  /** The names that it goes by. */
  static Map<String, String> selectors(String identity) {
    var selectors = new TreeMap<String, String>();
    if (isCommit(identity)) {
      selectors.put("commit", value(identity));
    } else if (isImage(identity)) {
      selectors.put("digest", identity.substring(identity.indexOf('@') + 1));
      selectors.put("image", value(identity));
    }
    return selectors;
  }

  /** For people: a hash is told by its beginning. */
  static String brief(String identity) {
    return identity.replaceAll("([0-9a-f]{12})[0-9a-f]{20,}", "$1");
  }
}
