package dev.ripcord.step;

import java.time.Duration;

/** How an act ended; whether the change is there is told by the look after it, never by this. */
public sealed interface StepResult {

  /** One line for people. */
  String said();

  /** The same in other words. */
  StepResult saying(String words);

  /** The act ran to its end; {@code said} has its exit status, which is only evidence. */
  record Done(String said) implements StepResult {
    @Override
    public StepResult saying(String words) {
      return new Done(words);
    }
  }

  /** It was accepted and goes on by itself; look again after a while. */
  record Accepted(String handle, Duration lookAgainAfter, String said) implements StepResult {
    @Override
    public StepResult saying(String words) {
      return new Accepted(handle, lookAgainAfter, words);
    }
  }

  /** Nothing was begun, and so nothing was changed. */
  record NotStarted(String said) implements StepResult {
    @Override
    public StepResult saying(String words) {
      return new NotStarted(words);
    }
  }

  /** It was begun, and how it ended cannot be known. */
  record Unknown(String said) implements StepResult {
    @Override
    public StepResult saying(String words) {
      return new Unknown(words);
    }
  }
}
