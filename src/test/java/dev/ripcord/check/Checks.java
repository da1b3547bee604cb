package dev.ripcord.check;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.local.LocalHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks as a catalog writes them, and what they need to look. */
public final class Checks {
  /** The only secret that tests know: {@code ${env:CANARY}}. */
  public static final String CANARY = "canary-5f3a91";

  private Checks() {}

  /** The check of a kind with what it is told in YAML. */
  public static Check of(String kind, String yaml) {
    Shape<? extends Check> shape =
        Optional.<Shape<? extends Check>>ofNullable(BuiltInChecks.all().get(kind)).orElseThrow();
    return shape.readOrThrow(YamlReader.read(yaml, "test"));
  }

  /** What is wrong with such a text. */
  public static String problem(String kind, String yaml) {
    try {
      return "read as " + of(kind, yaml).title();
    } catch (CatalogException e) {
      return e.problems().toString();
    }
  }

  public static Finding look(String kind, String yaml, Host host) {
    return of(kind, yaml).look(sight(host, Instant.EPOCH));
  }

  public static Sight sight(Host host, Instant since) {
    return new Sight(host, Clock.system(), secrets(), since);
  }

  /** Knows {@code ${env:CANARY}} and nothing else. */
  public static Secrets secrets() {
    var known = Map.of("env:CANARY", CANARY);
    return new Secrets(name ->
        Optional.ofNullable(known.get(name))
            .orElseThrow(() -> new IllegalStateException("there is no secret " + name)));
  }

  /** This machine, with its state below a folder. */
  public static Host local(Path folder) {
    return LocalHost.create(
        Clock.system(),
        List.of(folder.resolve("state")),
        List.of(folder.resolve("kept")),
        Duration.ofSeconds(1));
  }
}
