package dev.ripcord.catalog;

import dev.ripcord.clock.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The shapes that others are made of. */
public final class Shapes {
  private Shapes() {}

  /** As long as a path may be; what is longer is no name, and would exhaust a matcher. */
  private static final int LONGEST = 4096;

  /** Any single value, as text; never empty. */
  public static Shape<String> text() {
    return new ScalarShape<>(
        "a text", Map.of("type", List.of("string", "number", "boolean")), t -> t);
  }

  /** A text that matches; {@code what} is told when it does not. */
  public static Shape<String> text(String what, String regex) {
    var pattern = new LatePattern(regex);
    return new ScalarShape<>(
        what,
        Map.of("type", List.of("string", "number"), "pattern", "^(?:" + regex + ")$"),
        t -> {
          if (t.length() > LONGEST || !pattern.fits(t)) {
            throw new IllegalArgumentException("not " + what);
          }
          return t;
        });
  }

  /** An absolute path; it may begin with a value such as {@code ${release.folder}}. */
  public static Shape<Path> path() {
    return text("an absolute path", "(?:/|\\$\\{).*").map(Path::of);
  }

  public static Shape<Boolean> bool() {
    return new ScalarShape<>(
        "true or false",
        Map.of("type", "boolean"),
        t ->
            switch (t) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("not true or false");
            });
  }

  /** A whole number within bounds, both included. */
  public static Shape<Integer> integer(int least, int most) {
    return new ScalarShape<>(
        "a whole number from " + least + " to " + most,
        Map.of("type", "integer", "minimum", least, "maximum", most),
        t -> {
          var value = Integer.parseInt(t);
          if (value < least || value > most) {
            throw new IllegalArgumentException("out of bounds");
          }
          return value;
        });
  }

  /** A length of time such as {@code 250ms}, {@code 30s}, {@code 1h30m}. */
  public static Shape<Duration> duration() {
    return new ScalarShape<>(
        "a length of time such as 250ms, 30s, 5m, 1h30m",
        Map.of("type", "string", "pattern", Durations.PATTERN.pattern()),
        Durations::parse);
  }

  /** One of the words of an enum, in lower case with dashes. */
  public static <E extends Enum<E>> Shape<E> word(Class<E> type) {
    var words = new LinkedHashMap<String, E>();
    for (var each : type.getEnumConstants()) {
      words.put(word(each), each);
    }
    return new WordShape<>(words);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same shape, with a sentence that says what it is for. */
  public static <T> Shape<T> described(String doc, Shape<T> shape) {
    return new Shape<>() {
      @Override
      public Optional<T> read(Node node, Problems problems) {
        return shape.read(node, problems);
      }

      @Override
      public Map<String, Object> schema() {
        var schema = new LinkedHashMap<>(shape.schema());
        schema.put("description", doc);
        return schema;
      }
    };
  }

  /** The same shape, made when the first node is read, or its schema is asked for. */
  public static <T> Shape<T> late(Supplier<Shape<T>> make) {
    return new LateShape<>(make);
  }

  public static <T> Shape<List<T>> list(Shape<T> item) {
    return new Shape<>() {
      @Override
      public Optional<List<T>> read(Node node, Problems problems) {
        var nodes = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        var items = new ArrayList<T>();
        nodes.forEach(each -> item.read(each, problems).ifPresent(items::add));
        return Optional.of(List.copyOf(items));
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of(
            "anyOf", List.of(Map.of("type", "array", "items", item.schema()), item.schema()));
      }
    };
  }

  /** Keys of the user's own choice. */
  public static <T> Shape<Map<String, T>> map(Shape<String> key, Shape<T> value) {
    return new MapShape<>(key, value);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // read only
  public static <T> Shape<T> object(String doc, Function<Values, T> make, Field<?>... fields) {
    return new ObjectShape<>(doc, make, List.of(fields));
  }

  /** A short form for one value, and a long form with keys. */
  public static <T> Shape<T> either(Shape<T> brief, Shape<T> full) {
    return new Shape<>() {
      @Override
      public Optional<T> read(Node node, Problems problems) {
        return node instanceof Node.Mapping
            ? full.read(node, problems)
            : brief.read(node, problems);
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(brief.schema(), full.schema()));
      }
    };
  }

  /** The node itself, unread. */
  public static Shape<Node> node() {
    return new Shape<>() {
      @Override
      public Optional<Node> read(Node node, Problems problems) {
        return Optional.of(node);
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of();
      }
    };
  }

  static <T, R> Shape<R> mapped(Shape<T> from, Function<T, R> function) {
    return new Shape<>() {
      @Override
      public Optional<R> read(Node node, Problems problems) {
        return from.read(node, problems)
            .flatMap(each -> guarded(node.place(), problems, () -> function.apply(each)));
      }

      @Override
      public Map<String, Object> schema() {
        return from.schema();
      }
    };
  }

  static <T> Optional<T> guarded(Place place, Problems problems, Supplier<T> make) {
    try {
      return Optional.of(make.get());
    } catch (IllegalArgumentException e) {
      problems.add(place, String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (CatalogException e) {
      e.problems().forEach(each -> problems.add(each.place().or(place), each.message()));
      return Optional.empty();
    }
  }
}
