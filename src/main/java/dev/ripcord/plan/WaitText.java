package dev.ripcord.plan;

import dev.ripcord.catalog.Names;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a catalog may write after {@code wait:}: {@code healthy}, probes by name, or the full form.
 * The names are looked up when a plan is made.
 */
record WaitText(Shape<?> full) implements Shape<Node> {

  @Override
  public Optional<Node> read(Node node, Problems problems) {
    return switch (node) {
      case Node.Scalar scalar when Names.SHAPE.read(scalar, new Problems()).isPresent() ->
          Optional.of(node);
      case Node.Sequence list -> {
        list.items().forEach(each -> Names.SHAPE.read(each, problems));
        yield Optional.of(node);
      }
      case Node.Scalar _, Node.Mapping _ -> full.read(node, problems).map(_ -> node);
    };
  }

  @Override
  public Map<String, Object> schema() {
    var name = Names.SHAPE.schema();
    return Map.of("anyOf", List.of(name, Map.of("type", "array", "items", name), full.schema()));
  }
}
