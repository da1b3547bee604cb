package dev.ripcord.target.command;

import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What puts a command back: another command, kept as it is written; the word {@code nothing} for
 * one that only adds something, such as a backup; the word {@code again} for one that only makes a
 * program take up what was changed before it, such as a restart.
 */
record UndoShape(Shape<?> command) implements Shape<Node> {
  private static final Shape<Word> WORD = Shapes.word(Word.class);

  private enum Word {
    NOTHING,
    AGAIN
  }

  /** Whether a node that this shape has read is a word, and no command. */
  static boolean isWord(Node node) {
    return node instanceof Node.Scalar;
  }

  /** Whether a node that this shape has read is the word {@code again}. */
  static boolean isAgain(Node node) {
    return isWord(node) && WORD.readOrThrow(node) == Word.AGAIN;
  }

  @Override
  public Optional<Node> read(Node node, Problems problems) {
    Shape<?> shape = isWord(node) ? WORD : command;
    return shape.read(node, problems).map(_ -> node);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(WORD.schema(), command.schema()));
  }
}
