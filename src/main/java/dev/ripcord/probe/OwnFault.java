package dev.ripcord.probe;

import java.io.IOException;

/** Something on this side kept the look from being made. */
final class OwnFault extends IOException {
  private static final long serialVersionUID = 1L;

  OwnFault(String message) {
    super(message);
  }

  OwnFault(String message, Throwable cause) {
    super(message, cause);
  }
}
