package dev.ripcord.target.compose;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which images have to stay; pure.
 *
 * @param keep names, names without a tag, or ids, as a person wrote them
 * @param needed identities of releases; empty means that nobody said, so that all may be needed
 */
record Stock(List<String> keep, Optional<List<String>> needed) {
  Stock {
    keep = List.copyOf(keep);
    needed = needed.map(List::copyOf);
  }

  /** Why an image stays; empty when nothing is known that needs it. */
  Optional<String> reason(Image image, Set<String> inContainers, Instant youngerThan) {
    if (inContainers.contains(image.id())) {
      return Optional.of("a container");
    }
    if (needed.isEmpty() || needed.get().stream().anyMatch(each -> means(each, image))) {
      return Optional.of("a release");
    }
    if (keep.stream().anyMatch(each -> named(each, image))) {
      return Optional.of("the catalog");
    }
    return image.made().filter(each -> each.isAfter(youngerThan)).map(_ -> "its age");
  }

  /** An identity such as {@code image:sha256:...} or {@code image:NAME@sha256:...}. */
  private static boolean means(String identity, Image image) {
    return identity.endsWith(image.id())
        || image.digests().stream().anyMatch(each -> identity.endsWith(digest(each)));
  }

  private static String digest(String reference) {
    return reference.substring(reference.indexOf('@') + 1);
  }

  private static boolean named(String word, Image image) {
    return image.names().contains(word)
        || image.digests().contains(word)
        || image.in(word)
        || (word.length() >= 12 && image.id().replace("sha256:", "").startsWith(plain(word)));
  }

  private static String plain(String id) {
    return id.replace("sha256:", "");
  }
}
