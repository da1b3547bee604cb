package dev.ripcord.target.command;

import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Shape;
import java.util.Map;
import java.util.Optional;

/** The text of another shape, found to be right and kept as it is. */
record Unread(Shape<?> shape) implements Shape<Node> {
  @Override
  public Optional<Node> read(Node node, Problems problems) {
    return shape.read(node, problems).map(_ -> node);
  }

  @Override
  public Map<String, Object> schema() {
    return shape.schema();
  }
}
