package dev.ripcord.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a piece of YAML becomes a value: one table that both the reader and the JSON Schema come
 * from.
 *
 * @param <T> the value
 */
public interface Shape<T> {

  /** Reads a node; what is wrong goes to {@code problems}, and then the answer is empty. */
  Optional<T> read(Node node, Problems problems);

  /**
   * Its JSON Schema (draft 2020-12), as nested maps, lists and plain values. A {@code $ref} may
   * hold the schema that it refers to: {@link Schema} moves it to where the others are.
   */
  Map<String, Object> schema();

  /**
   * The same text, another value; a mapping that throws {@link IllegalArgumentException} is told.
   */
  default <R> Shape<R> map(Function<T, R> function) {
    return Shapes.mapped(this, function);
  }

  /** Reads a node or throws {@link CatalogException} with all that is wrong. */
  default T readOrThrow(Node node) {
    var problems = new Problems();
    var value = read(node, problems);
    problems.throwIfAny();
    return value.orElseThrow(
        () -> new CatalogException(node.place(), "cannot be read: " + node.what()));
  }
}
