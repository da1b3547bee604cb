package dev.ripcord.target.nginx;

import java.util.List;
import java.util.Optional;

/**
 * One directive of an nginx configuration.
 *
 * @param words its name and what follows; never empty
 * @param blocks those around it, outermost first
 */
record Directive(List<Word> words, List<Directive> blocks) {
  Directive {
    words = List.copyOf(words);
    blocks = List.copyOf(blocks);
  }

  String name() {
    return words.getFirst().text();
  }

  /** The first word behind the name. */
  Optional<Word> value() {
    return words.stream().skip(1).findFirst();
  }

  /** Whether it stands right in a block of this name. */
  boolean directlyIn(String block) {
    return !blocks.isEmpty() && blocks.getLast().name().equals(block);
  }
}
