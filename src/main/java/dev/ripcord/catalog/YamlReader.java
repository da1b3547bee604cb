package dev.ripcord.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one YAML (or JSON) text into a {@link Node}; hostile texts end in an error, not a hang. */
public final class YamlReader {
  private static final int CHARACTERS = 32 << 20;
  private static final int NODES = 2_000_000;
  private static final int DEPTH = 64;

  private final String file;
  private int nodes;

  private YamlReader(String file) {
    this.file = file;
  }

  /** Reads a text; throws {@link CatalogException} with the place where it is broken. */
  public static Node read(String text, String file) {
    return new YamlReader(file).compose(text);
  }

  private Node compose(String text) {
    var settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(CHARACTERS)
            .setMaxAliasesForCollections(50)
            .setAllowDuplicateKeys(true) // reported by us, with both places
            .build();
    try {
      return new Compose(settings)
          .composeString(text)
          .map(each -> convert(each, 0))
          .orElseThrow(() -> new CatalogException(start(), "the file is empty"));
    } catch (MarkedYamlEngineException e) {
      var place = e.getProblemMark().map(this::place).orElseGet(this::start);
      throw new CatalogException(place, "YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new CatalogException(start(), "YAML: " + e.getMessage());
    }
  }

  private Node convert(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
    var place = node.getStartMark().map(this::place).orElseGet(this::start);
    nodes++;
    if (nodes > NODES || depth > DEPTH) {
      throw new CatalogException(
          place, "the text grows beyond reason here (aliases inside aliases, or deep nesting)");
    }
    return switch (node) {
      case ScalarNode scalar ->
          new Node.Scalar(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, place);
      case SequenceNode sequence ->
          new Node.Sequence(
              sequence.getValue().stream().map(each -> convert(each, depth + 1)).toList(), place);
      case MappingNode mapping -> mapping(mapping.getValue(), place, depth);
      default -> throw new CatalogException(place, "not understood: " + node.getNodeType());
    };
  }

  private Node.Mapping mapping(List<NodeTuple> tuples, Place place, int depth) {
    var entries = new ArrayList<Node.Entry>();
    var seen = new LinkedHashMap<String, Place>();
    for (var each : tuples) {
      if (!(convert(each.getKeyNode(), depth + 1) instanceof Node.Scalar key)) {
        throw new CatalogException(place, "a key must be a word");
      }
      var first = Optional.ofNullable(seen.putIfAbsent(key.text(), key.place()));
      if (first.isPresent()) {
        throw new CatalogException(
            key.place(),
            "'" + key.text() + "' stands here twice, first at line " + first.get().line());
      }
      entries.add(new Node.Entry(key, convert(each.getValueNode(), depth + 1)));
    }
    return new Node.Mapping(entries, place);
  }

  private Place place(Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Place start() {
    return new Place(file, 1, 1);
  }
}
