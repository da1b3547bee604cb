package dev.ripcord.host.local;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A local host that keeps all of its state below one folder. */
record LocalPlace(Path root) {

  Host host() {
    return LocalHost.create(
        Clock.system(), List.of(state()), List.of(root.resolve("kept")), Duration.ofSeconds(1));
  }

  Path state() {
    return root.resolve("state");
  }

  Path scratch() {
    try {
      return Files.createDirectories(root.resolve("scratch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> stateTexts() {
    try (var files = Files.walk(state())) {
      return files
          .filter(Files::isRegularFile)
          .filter(each -> !each.endsWith("supervisor.sh"))
          .map(Stamp::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
