package dev.ripcord.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 (or JSON) text into a {@link Node}; hostile texts end in an error, not a hang.
 *
 * <p>Anchors and aliases work, for whole values. Merge keys ({@code <<}), tags ({@code !name}) and
 * keys that are no words are refused: a catalog should read like the runbook that it replaces.
 */
public final class YamlReader {
  /** As many characters as a text may have. */
  static final int CHARACTERS = 8 << 20;

  private static final int NODES = 500_000;
  private static final int DEPTH = 64;

  private final String file;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private final Problems problems = new Problems();
  private long nodes;

  private YamlReader(String text, String file) {
    this.file = file;
    var settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(Integer.MAX_VALUE).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** Reads a text; throws {@link CatalogException} with the place where it is broken. */
  public static Node read(String text, String file) {
    YamlText.check(text, file);
    try {
      return new YamlReader(text, file).document();
    } catch (MarkedYamlEngineException e) {
      throw new CatalogException(YamlFault.problem(e, file));
    } catch (YamlEngineException e) {
      throw new CatalogException(Place.whole(file), "not readable as YAML: " + e.getMessage());
    }
  }

  private Node document() {
    next(Event.ID.StreamStart);
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      throw new CatalogException(Place.whole(file), "the file is empty");
    }
    var root = node(events.next(), 0);
    next(Event.ID.DocumentEnd);
    var end = events.next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      problems.add(place(end), "a second document begins here; a file has one");
    }
    problems.throwIfAny();
    return root;
  }

  private Node node(Event event, int depth) {
    var before = nodes;
    grow(1, depth, event);
    if (event instanceof AliasEvent alias) {
      return aliased(alias, depth);
    }
    var node =
        switch (event.getEventId()) {
          case Scalar -> scalar((ScalarEvent) event);
          case SequenceStart -> sequence((CollectionStartEvent) event, depth);
          case MappingStart -> mapping((CollectionStartEvent) event, depth);
          default -> throw new CatalogException(place(event), "not understood: " + event);
        };
    ((NodeEvent) event)
        .getAnchor()
        .ifPresent(name -> anchors.put(name, new Anchored(node, nodes - before)));
    return node;
  }

  private Node aliased(AliasEvent alias, int depth) {
    var found = Optional.ofNullable(anchors.get(alias.getAlias()));
    if (found.isEmpty()) {
      throw new CatalogException(
          place(alias),
          "no '&"
              + alias.getAlias()
              + "' ends above this line; a value that begins with * needs"
              + " quotes");
    }
    grow(found.get().size(), depth, alias);
    return found.get().node();
  }

  /** What an alias stands for counts each time, since everything that reads it walks through it. */
  private void grow(long more, int depth, Event at) {
    nodes += more;
    if (nodes > NODES) {
      throw new CatalogException(
          place(at), "too many values up to here (aliases inside aliases?): the limit is " + NODES);
    }
    if (depth > DEPTH) {
      throw new CatalogException(place(at), "nested more than " + DEPTH + " levels deep");
    }
  }

  private Node.Scalar scalar(ScalarEvent event) {
    untagged(event, event.getTag());
    return new Node.Scalar(event.getValue(), event.isPlain(), place(event));
  }

  private Node.Sequence sequence(CollectionStartEvent start, int depth) {
    untagged(start, start.getTag());
    var items = new ArrayList<Node>();
    for (var each = events.next();
        each.getEventId() != Event.ID.SequenceEnd;
        each = events.next()) {
      items.add(node(each, depth + 1));
    }
    return new Node.Sequence(items, place(start));
  }

  private Node.Mapping mapping(CollectionStartEvent start, int depth) {
    untagged(start, start.getTag());
    var entries = new LinkedHashMap<String, Node.Entry>();
    for (var each = events.next(); each.getEventId() != Event.ID.MappingEnd; each = events.next()) {
      var key = key(each, depth + 1);
      var entry = new Node.Entry(key, node(events.next(), depth + 1));
      var first = Optional.ofNullable(entries.putIfAbsent(key.text(), entry));
      first.ifPresent(it -> twice(it.key(), key));
    }
    return new Node.Mapping(List.copyOf(entries.values()), place(start));
  }

  private Node.Scalar key(Event event, int depth) {
    if (!(node(event, depth) instanceof Node.Scalar key)) {
      throw new CatalogException(place(event), "a key must be a word");
    }
    if (key.plain() && key.text().equals("<<")) {
      problems.add(
          place(event),
          "merge keys ('<<') are not supported: write the lines out, or alias a whole" + " value");
    }
    return key;
  }

  private void twice(Node.Scalar first, Node.Scalar second) {
    problems.add(
        second.place(),
        "'" + second.text() + "' stands here twice, first at line " + first.place().line());
  }

  private void untagged(Event event, Optional<String> tag) {
    tag.filter(each -> !each.equals("!"))
        .ifPresent(each ->
            problems.add(
                place(event),
                "tags ('!...') are not supported; a value that begins with ! needs quotes"));
  }

  private void next(Event.ID expected) {
    var event = events.next();
    if (event.getEventId() != expected) {
      throw new CatalogException(place(event), "not understood: " + event);
    }
  }

  private Place place(Event event) {
    return event.getStartMark().map(each -> place(each, file)).orElseGet(() -> Place.whole(file));
  }

  static Place place(Mark mark, String file) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** A value with a name, and how many values it holds. */
  private record Anchored(Node node, long size) {}
}
