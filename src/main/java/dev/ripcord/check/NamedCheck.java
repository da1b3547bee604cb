package dev.ripcord.check;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.probe.Origin;
import java.util.Map;
import java.util.Optional;

/**
 * A check that is ready to look.
 *
 * @param name what people call it
 * @param degrades whether the service still counts as recovered, though degraded, when it is bad
 */
public record NamedCheck(String name, Check check, boolean degrades) {

  /** Makes it from what a catalog says; throws {@code CatalogException} where that is wrong. */
  public static NamedCheck of(
      CheckEntry entry, Map<String, ? extends Shape<? extends Check>> kinds) {
    var kind = entry.check().kind();
    Shape<? extends Check> shape =
        Optional.<Shape<? extends Check>>ofNullable(kinds.get(kind))
            .orElseThrow(() -> new UnknownName("kind of check", kind, kinds.keySet()));
    return new NamedCheck(
        entry.name(), shape.readOrThrow(entry.check().config()), entry.degrades());
  }

  /** Looks once; a fault in a check is no evidence about the service. */
  public Seen look(Sight sight) {
    try {
      return new Seen(name, degrades, blamed(new Reveal(sight.secrets()).hide(check.look(sight))));
    } catch (RuntimeException e) {
      return new Seen(name, degrades, unknown(sight, e));
    }
  }

  /** Only what the other side did is bad, so a check need not say so each time. */
  private static Finding blamed(Finding finding) {
    return finding.state() == Finding.State.BAD && finding.origin().isEmpty()
        ? finding.from(Origin.REMOTE)
        : finding;
  }

  private static Finding unknown(Sight sight, RuntimeException e) {
    return Finding.unknown("the check itself failed: " + sight.secrets().hide(e.toString()))
        .from(Origin.LOCAL);
  }
}
