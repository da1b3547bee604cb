package dev.ripcord.rule;

import java.util.List;

/** What is wrong with the text of a rule, and where. */
public final class RuleFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int offset;
  private final String word;
  private final List<String> expected;

  /** The word at {@code offset} is none of those expected. */
  RuleFault(int offset, String said, String word, List<String> expected) {
    super(said);
    this.offset = offset;
    this.word = word;
    this.expected = List.copyOf(expected);
  }

  RuleFault(int offset, String said) {
    this(offset, said, "", List.of());
  }

  /** Where it is, in characters from the beginning of the text, counted from 0. */
  public int offset() {
    return offset;
  }

  /** The word that is not known; empty where that is not the fault. */
  public String word() {
    return word;
  }

  /** What could have stood there. */
  public List<String> expected() {
    return expected;
  }
}
