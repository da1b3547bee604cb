package dev.ripcord.notify;

import java.time.Duration;

/** What became of a message at a channel; texts never hold an address or another secret. */
sealed interface Delivery {

  /** The channel has it. */
  record Taken() implements Delivery {}

  /** It will not take this, however often it is asked. */
  record Refused(String said) implements Delivery {}

  /** It takes nothing more for so long. */
  record Later(Duration pause, String said) implements Delivery {}

  /** It did not work, and may work later. */
  record Failed(String said) implements Delivery {}

  /** What it says, for people; empty when there is nothing to say. */
  default String text() {
    return switch (this) {
      case Taken _ -> "";
      case Refused(String said) -> said;
      case Later(_, String said) -> said;
      case Failed(String said) -> said;
    };
  }
}
