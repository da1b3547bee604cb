package dev.ripcord.target.compose;

import dev.ripcord.host.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The images of a host, and what their names mean. */
final class Images {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int BRIEF = 12;

  private Images() {}

  /** All that are there, the oldest first; empty when Docker cannot be asked. */
  static Optional<List<Image>> all(Host host, Stack stack) {
    var listed = host.look(stack.docker(List.of("image", "ls", "-q", "--no-trunc")).within(LIMIT));
    if (!listed.ok()) {
      return Optional.empty();
    }
    var ids = listed.stdout().lines().filter(each -> !each.isBlank()).distinct().toList();
    if (ids.isEmpty()) {
      return Optional.of(List.of());
    }
    var words = new ArrayList<>(List.of("image", "inspect", "--format", Image.FORMAT));
    words.addAll(ids);
    return Optional.of(
        Image.all(host.look(stack.docker(words).within(LIMIT)).stdout()).stream()
            .sorted(Comparator.comparing(each -> each.made().map(Object::toString).orElse("")))
            .toList());
  }

  /** The id of the image that a name stands for on this host; empty where it stands for none. */
  static Optional<String> named(Host host, Stack stack, String name) {
    var words = List.of("image", "inspect", "--format", "{{.Id}}", name);
    var answer = host.look(stack.docker(words).within(LIMIT));
    return Optional.of(answer.stdout().strip()).filter(each -> answer.ok() && !each.isEmpty());
  }

  /** A name without its tag and digest. */
  static String repository(String name) {
    var bare = name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
    var colon = bare.lastIndexOf(':');
    return colon > bare.lastIndexOf('/') ? bare.substring(0, colon) : bare;
  }

  /** The tag in a name; {@code latest} where there is none. */
  static String tag(String name) {
    var bare = name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
    var colon = bare.lastIndexOf(':');
    return colon > bare.lastIndexOf('/') ? bare.substring(colon + 1) : "latest";
  }

  /** Whether a name fixes the image by itself: no tag can be moved to change it. */
  static boolean fixed(String name) {
    return name.contains("@") || name.startsWith("sha256:");
  }

  /** The beginning of an id, as people know it from Docker. */
  static String brief(String id) {
    var hash = id.substring(id.indexOf(':') + 1);
    return hash.substring(0, Math.min(BRIEF, hash.length()));
  }
}
