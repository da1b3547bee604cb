package dev.ripcord.host;

import java.io.IOException;

/** There is no way to the host from which something was to be asked: that says nothing about it. */
public final class UnreachableException extends IOException {
  private static final long serialVersionUID = 1L;

  public UnreachableException(String message) {
    super(message);
  }
}
