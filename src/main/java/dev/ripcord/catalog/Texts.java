package dev.ripcord.catalog;

import dev.ripcord.catalog.Lint.Found;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values that should not stand in a catalog as they are. */
final class Texts {
  private static final Pattern LATEST =
      Pattern.compile("[a-z0-9][a-z0-9._-]*(?::\\d+)?(?:/[a-z0-9._-]+)*:latest");
  private static final int LONGEST_IMAGE = 512;
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(?:token|password|passwd|passphrase|secret|api[_-]?key|private[_-]?key|access[_-]?key"
              + "|credential).*|authorization|cookie");
  private static final Pattern POINTER = Pattern.compile("(?i).*[_-](?:file|path|name|id|ttl)");
  private static final Pattern IN_ADDRESS = Pattern.compile(".*://[^/\\s:@]*:[^/\\s@$]+@.*");

  private Texts() {}

  static Stream<Found> latest(Catalog catalog) {
    return scalars(catalog)
        .filter(each -> each.text().length() <= LONGEST_IMAGE)
        .filter(each -> LATEST.matcher(each.text()).matches())
        .map(each ->
            new Found(
                each.scalar().place(),
                "the image '"
                    + Problems.brief(each.text())
                    + "' cannot be gone back to: name a digest, or a tag that never moves"));
  }

  static Stream<Found> secrets(Catalog catalog) {
    return scalars(catalog).flatMap(each -> secret(each).stream());
  }

  /** The value itself is never told. */
  private static Optional<Found> secret(Keyed each) {
    if (each.text().isEmpty() || Secrets.in(each.text()) || each.text().contains("${release.")) {
      return Optional.empty();
    }
    return secret(each.key()) || IN_ADDRESS.matcher(each.text()).matches()
        ? Optional.of(
            new Found(
                each.scalar().place(),
                "'"
                    + Problems.brief(each.key())
                    + "' looks like a secret and stands here in plain text; write"
                    + " ${env:NAME} or ${file:PATH} instead"))
        : Optional.empty();
  }

  /** Whether a key says that its value is a secret. */
  static boolean secret(String key) {
    return SECRET.matcher(key).matches() && !POINTER.matcher(key).matches();
  }

  private static Stream<Keyed> scalars(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(Pieces::all)
        .flatMap(each ->
            each.value() instanceof Node.Scalar scalar
                ? Stream.of(new Keyed(each.key(), scalar))
                : Stream.of());
  }

  /** A value under its key. */
  private record Keyed(String key, Node.Scalar scalar) {
    String text() {
      return scalar.text();
    }
  }
}
