package dev.ripcord.target.frontend;

import dev.ripcord.check.FileHashes;
import dev.ripcord.check.Reveal;
import dev.ripcord.check.Sight;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** All that a build depends on: the sources with their .env, the command and its environment. */
final class Inputs {
  private Inputs() {}

  /** One hash of it; empty when it cannot be told. It never leaves the host. */
  static Optional<String> hash(FrontEnd front, Sight sight) {
    var read = FileHashes.read(sight.host(), front.folder(), front.as(), front.noSources());
    return switch (read) {
      case FileHashes.Answer.Read(FileHashes hashes) ->
          environment(front, sight)
              .map(each -> {
                var all = hashes.hash() + front.build() + each;
                return FileHashes.hash(all.getBytes(StandardCharsets.UTF_8));
              });
      case FileHashes.Answer.Absent _, FileHashes.Answer.Unreadable _ -> Optional.empty();
    };
  }

  private static Optional<String> environment(FrontEnd front, Sight sight) {
    try {
      return Optional.of(new Reveal(sight.secrets()).of(front.environment()).toString());
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }
}
