package dev.ripcord.run;

import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Reveal;
import dev.ripcord.check.Sight;

/** A check whose finding holds no secret that is known, also none that another one uses. */
record DiscreetCheck(Check check) implements Check {
  @Override
  public String title() {
    return check.title();
  }

  @Override
  public boolean ofHost() {
    return check.ofHost();
  }

  @Override
  public Finding look(Sight sight) {
    return new Reveal(sight.secrets()).hide(check.look(sight));
  }
}
