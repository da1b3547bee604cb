package dev.ripcord.run;

import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;

/** A check that looks from its own host. */
record CheckThere(Check check, Sight there) implements Check {
  @Override
  public String title() {
    return check.title();
  }

  @Override
  public Finding look(Sight sight) {
    return check.look(there);
  }
}
