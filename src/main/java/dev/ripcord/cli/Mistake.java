package dev.ripcord.cli;

/** Something that was typed cannot be meant; the message says what can. */
final class Mistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Mistake(String message) {
    super(message);
  }
}
