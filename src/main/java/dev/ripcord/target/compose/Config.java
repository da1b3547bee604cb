package dev.ripcord.target.compose;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;
import dev.ripcord.step.Masking;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a compose file comes to, as Compose itself reads it. It may hold secrets: it is asked, and
 * never shown or kept.
 *
 * @param unset variables that the file takes and nobody sets, which Compose makes empty
 */
record Config(Node root, List<String> unset) {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern UNSET =
      Pattern.compile("The \\\\?\"?(\\w+)\\\\?\"? variable is not set");

  Config {
    unset = List.copyOf(unset);
  }

  /** What came of asking for it. */
  sealed interface Read {
    /** It is valid. */
    record Valid(Config config) implements Read {}

    /** It is refused, or cannot be asked for. */
    record Broken(String why) implements Read {}
  }

  static Read of(Host host, Stack stack, Compose compose) {
    var answer = host.look(stack.compose(compose.program(), List.of("config")).within(LIMIT));
    if (!answer.ok()) {
      return new Read.Broken(
          "the configuration of " + stack.title() + " is refused: " + Masking.line(answer.said()));
    }
    return read(answer);
  }

  private static Read read(CommandResult answer) {
    try {
      var unset =
          answer instanceof CommandResult.Exited(_, var output)
              ? unset(output.stderr())
              : List.<String>of();
      return new Read.Valid(new Config(YamlReader.read(answer.stdout(), "compose"), unset));
    } catch (CatalogException e) { // its message may show a part of the text
      return new Read.Broken("what 'compose config' printed cannot be read");
    }
  }

  static List<String> unset(String stderr) {
    return List.copyOf(
        new TreeSet<>(UNSET.matcher(stderr).results().map(each -> each.group(1)).toList()));
  }

  List<String> services() {
    return at(root, "services").stream()
        .flatMap(each -> each instanceof Node.Mapping map ? map.entries().stream() : Stream.of())
        .map(each -> each.key().text())
        .toList();
  }

  /** The name of the image that a service is made from; a built one that has none gets one. */
  Optional<String> image(String service, Compose compose) {
    var written = text(service, "image");
    return written.isPresent()
        ? written
        : scalar(at(root, "name"))
            .map(project -> project + (compose.first() ? "_" : "-") + service)
            .filter(_ -> services().contains(service));
  }

  /** A key of a service, such as {@code restart}. */
  Optional<String> text(String service, String key) {
    return scalar(
        at(root, "services").flatMap(each -> at(each, service)).flatMap(each -> at(each, key)));
  }

  private static Optional<String> scalar(Optional<Node> node) {
    return node.flatMap(each ->
        each instanceof Node.Scalar scalar && !scalar.isNothing()
            ? Optional.of(scalar.text())
            : Optional.empty());
  }

  private static Optional<Node> at(Node node, String key) {
    return node instanceof Node.Mapping map ? map.get(key) : Optional.empty();
  }
}
