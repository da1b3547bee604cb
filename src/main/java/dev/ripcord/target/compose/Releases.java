package dev.ripcord.target.compose;

import dev.ripcord.release.Artefact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which images of a host are releases of a service: those of its repository. One that is newer than
 * what runs was pulled for later or left behind, and that it ever ran cannot be seen here; it
 * counts when a container was made from it.
 *
 * @param fixed whether a tag is a name for good, because the file's tag comes from a variable
 */
record Releases(Stack stack, boolean fixed) {

  List<Artefact> of(List<Container> containers, List<Image> images) {
    var used = new TreeSet<>(containers.stream().map(Container::image).toList());
    var names = new TreeSet<>(containers.stream().map(Container::name).toList());
    var newest = newest(containers, images);
    return images.stream()
        .filter(each -> used.contains(each.id()) || (ours(each, names) && !after(each, newest)))
        .map(each -> artefact(each, names))
        .toList();
  }

  private boolean ours(Image image, TreeSet<String> names) {
    return names.stream().map(Images::repository).anyMatch(image::in) || built(image);
  }

  /** Compose 2 writes into what it builds for which service that is. */
  private boolean built(Image image) {
    return stack.services().contains(image.service())
        && stack.project().filter(each -> !each.equals(image.project())).isEmpty();
  }

  private static Optional<Instant> newest(List<Container> containers, List<Image> images) {
    return images.stream()
        .filter(each ->
            containers.stream().anyMatch(it -> it.running() && it.image().equals(each.id())))
        .flatMap(each -> each.made().stream())
        .max(Comparator.naturalOrder());
  }

  private static boolean after(Image image, Optional<Instant> newest) {
    return newest.isPresent()
        && image.made().filter(each -> each.isAfter(newest.get())).isPresent();
  }

  private Artefact artefact(Image image, TreeSet<String> names) {
    var selectors = new TreeMap<String, String>();
    names.stream()
        .map(Images::repository)
        .flatMap(each -> image.digest(each).stream())
        .findFirst()
        .ifPresent(each -> selectors.put("digest", each));
    names.stream()
        .map(Images::repository)
        .distinct()
        .flatMap(each -> image.tags(each).stream())
        .filter(each -> fixed || names.stream().map(Images::tag).noneMatch(each::equals))
        .filter(each -> !each.equals("latest"))
        .findFirst()
        .ifPresent(each -> selectors.put("tag", each));
    if (!image.revision().isEmpty()) {
      selectors.put("commit", image.revision());
    }
    return new Artefact(ComposeTarget.IMAGE + image.id(), selectors, image.made());
  }
}
