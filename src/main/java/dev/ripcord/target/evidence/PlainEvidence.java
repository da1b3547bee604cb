package dev.ripcord.target.evidence;

import dev.ripcord.check.Invocation;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The step as a plain shell script does it: one command after the other. */
final class PlainEvidence {
  /** Where Ripcord keeps it as root, which a script most often is too. */
  private static final Path INTO = Path.of("/var/lib/ripcord/undo/evidence");

  private static final Part PART = Part.of(PlainEvidence.class, "evidence.sh");

  private PlainEvidence() {}

  static PlainStep of(Map<String, Invocation> take, Optional<Path> into, Duration timeout) {
    var act = Piece.of(PART).call("evidence_begin", into.orElse(INTO).toString());
    for (var each : take.entrySet()) {
      var heading = each.getKey() + ": " + each.getValue().title();
      act = act.then(each.getValue().plain(timeout)).run("evidence_add", heading);
    }
    return new PlainStep(Piece.of(PART).call("evidence_is"), act.call("evidence_is"));
  }
}
