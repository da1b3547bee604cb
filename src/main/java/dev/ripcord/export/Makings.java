package dev.ripcord.export;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Check;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import java.util.Map;
import java.util.Optional;

/** Makes what a plan names into what it is. */
record Makings(Kinds kinds) {

  Step step(PlannedStep planned) {
    return made(kinds.steps(), planned.kind(), planned.config());
  }

  NamedCheck check(PlannedCheck planned) {
    Check check = made(kinds.checks(), planned.kind(), planned.config());
    return new NamedCheck(planned.name(), check, planned.degrades());
  }

  /** The step as a script does it; where it cannot, a person is told what to do. */
  PlainStep plain(PlannedStep planned) {
    return step(planned).plain(planned.timeout()).orElseGet(() -> byHand(planned));
  }

  private static PlainStep byHand(PlannedStep planned) {
    var look =
        Piece.of()
            .line("said='not to be seen by this script'")
            .line("[ \"$acted\" = no ] || return 2")
            .line("return 1");
    var what = planned.title() + " (" + planned.kind() + ": " + planned.config() + ")";
    return new PlainStep(look, Piece.of().call("by_hand", what));
  }

  private static <T> T made(Map<String, Shape<? extends T>> shapes, String kind, String config) {
    Shape<? extends T> shape =
        Optional.<Shape<? extends T>>ofNullable(shapes.get(kind)).orElseThrow();
    return shape.readOrThrow(YamlReader.read(config, kind));
  }
}
