package dev.ripcord.cli.page;

/** How a piece of text stands out on a terminal; the words alone always carry the meaning. */
public enum Tone {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  GOOD("32"),
  BAD("31"),
  WARN("33"),
  BOLD_GOOD("1;32"),
  BOLD_BAD("1;31"),
  BOLD_WARN("1;33");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  /** The text in this tone. */
  String on(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
