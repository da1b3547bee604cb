package dev.ripcord.host;

/** The host refused or could not be asked; the message names the host, the thing and the reason. */
public final class HostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HostException(String message) {
    super(message);
  }

  public HostException(String message, Throwable cause) {
    super(message, cause);
  }
}
