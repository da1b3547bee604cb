package dev.ripcord.app;

import dev.ripcord.catalog.Cure;
import dev.ripcord.check.Finding;
import java.util.List;
import java.util.Map;

/**
 * How a service is, and what may help it.
 *
 * @param health every check of it
 * @param down whether it does not run at all
 * @param taken ports that somebody else has, and who
 * @param cures what to try, safest first
 */
public record Fixing(
    Map<String, Finding> health, boolean down, List<String> taken, List<Cure> cures) {
  public Fixing {
    taken = List.copyOf(taken);
    cures = List.copyOf(cures);
  }
}
