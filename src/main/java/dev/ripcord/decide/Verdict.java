package dev.ripcord.decide;

import dev.ripcord.catalog.Advice;
import dev.ripcord.catalog.Decision.Question;
import java.util.List;
import java.util.Optional;

/** How far a decision has come. */
public sealed interface Verdict {

  /** What was answered on the way, in order. */
  List<Answered> path();

  /**
   * A person has to say.
   *
   * @param said why the checks cannot tell; empty where none could
   * @param meanwhile what would be advised if this and everything else that is open were a no
   */
  record Open(List<Answered> path, Question question, String said, Optional<Advice> meanwhile)
      implements Verdict {
    public Open {
      path = List.copyOf(path);
    }
  }

  /** It is decided. */
  record Decided(List<Answered> path, Advice advice) implements Verdict {
    public Decided {
      path = List.copyOf(path);
    }
  }
}
