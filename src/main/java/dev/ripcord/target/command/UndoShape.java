package dev.ripcord.target.command;

import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What puts a command back: another command, kept as it is written, or the word {@code nothing} for
 * one that only adds something, such as a backup.
 */
record UndoShape(Shape<?> command) implements Shape<Node> {
  private static final Shape<Word> NOTHING = Shapes.word(Word.class);

  private enum Word {
    NOTHING
  }

  /** Whether a node that this shape has read is the word, and no command. */
  static boolean isNothing(Node node) {
    return node instanceof Node.Scalar;
  }

  @Override
  public Optional<Node> read(Node node, Problems problems) {
    Shape<?> shape = isNothing(node) ? NOTHING : command;
    return shape.read(node, problems).map(_ -> node);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(NOTHING.schema(), command.schema()));
  }
}
