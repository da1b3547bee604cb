package dev.ripcord.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a rule's text, one after the other. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[(),]|[<>=!]+|[^\\s(),<>=!]+");
  private static final Word END = new Word("", Integer.MAX_VALUE);

  /** A word, and where it begins. */
  record Word(String text, int offset) {
    /** Its text where no case is told apart. */
    String lower() {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private int next;

  Words(String text) {
    this.text = text;
    WORD.matcher(text).results().forEach(each -> words.add(new Word(each.group(), each.start())));
  }

  /** The next word, which stays; empty at the end. */
  Word peek() {
    return ahead(0);
  }

  Word ahead(int count) {
    return next + count < words.size() ? words.get(next + count) : END;
  }

  Word take() {
    var word = peek();
    next++;
    return new Word(word.text(), Math.min(word.offset(), text.length()));
  }

  /** Takes the next word if it is this one. */
  boolean took(String word) {
    var found = peek().lower().equals(word);
    if (found) {
      next++;
    }
    return found;
  }

  boolean sees(Set<String> any) {
    return any.contains(peek().lower());
  }

  void expect(String word) {
    if (!took(word)) {
      throw fault("'" + word + "'");
    }
  }

  /** What was expected, and what stands there instead. */
  RuleFault fault(String expected) {
    var word = take();
    var found = word.text().isEmpty() ? "the rule ends here" : "found '" + word.text() + "'";
    return new RuleFault(word.offset(), "expected " + expected + ", but " + found);
  }
}
