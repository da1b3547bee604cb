package dev.ripcord.target.compose;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image on the host.
 *
 * @param id what names it for ever
 * @param made empty where its builder did not want to say
 * @param names such as {@code ghcr.io/x/app:v1}
 * @param digests as the registry knows it: {@code ghcr.io/x/app@sha256:...}
 * @param revision the commit that it says it was built from
 */
record Image(
    String id,
    Optional<Instant> made,
    List<String> names,
    List<String> digests,
    String revision,
    String project,
    String service) {
  /** Before Docker there was no image: an earlier time is a builder's way to say none. */
  private static final Instant DOCKER = Instant.parse("2013-03-20T00:00:00Z");

  private static final int FIELDS = 7;

  /** The template that makes Docker print a line for each. */
  static final String FORMAT =
      "{{.ID}}\t{{.Created}}\t{{join .RepoTags \" \"}}\t{{join .RepoDigests \" \"}}"
          + "\t{{if .Config}}{{index .Config.Labels \"org.opencontainers.image.revision\"}}{{end}}"
          + "\t{{if .Config}}{{index .Config.Labels \"com.docker.compose.project\"}}{{end}}"
          + "\t{{if .Config}}{{index .Config.Labels \"com.docker.compose.service\"}}{{end}}";

  Image {
    names = List.copyOf(names);
    digests = List.copyOf(digests);
  }

  /** Reads what Docker printed; a line that is none is left out. */
  static List<Image> all(String printed) {
    var found = new ArrayList<Image>();
    for (var line : printed.lines().toList()) {
      var cells = line.split("\t", -1);
      if (cells.length == FIELDS) {
        found.add(
            new Image(
                cells[0],
                instant(cells[1]),
                words(cells[2]),
                words(cells[3]),
                cells[4],
                cells[5],
                cells[6]));
      }
    }
    return found;
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ", -1)).filter(each -> !each.isEmpty()).toList();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(each -> each.isAfter(DOCKER));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /** The tags that it has in a repository. */
  List<String> tags(String repository) {
    return names.stream()
        .filter(each -> Images.repository(each).equals(repository))
        .map(each -> each.substring(each.lastIndexOf(':') + 1))
        .toList();
  }

  /** Its digest in a repository. */
  Optional<String> digest(String repository) {
    return digests.stream()
        .filter(each -> Images.repository(each).equals(repository))
        .map(each -> each.substring(each.indexOf('@') + 1))
        .findFirst();
  }

  boolean in(String repository) {
    return !tags(repository).isEmpty() || digest(repository).isPresent();
  }
}
