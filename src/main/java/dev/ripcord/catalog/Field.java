package dev.ripcord.catalog;

import dev.ripcord.clock.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One key of a mapping: its name, its shape, what it is for, and what holds when it is missing.
 *
 * @param <T> the value that {@link Values#get} gives
 */
public final class Field<T> {
  final String name;
  final Shape<?> shape;
  final String doc;
  final boolean required;
  final Optional<Object> missing;
  private final Function<Optional<Object>, T> value;

  private Field(
      String name,
      Shape<?> shape,
      String doc,
      boolean required,
      Optional<Object> missing,
      Function<Optional<Object>, T> value) {
    this.name = name;
    this.shape = shape;
    this.doc = doc;
    this.required = required;
    this.missing = missing;
    this.value = value;
  }

  /** A key that must be there. */
  @SuppressWarnings("unchecked") // the shape made it
  public static <T> Field<T> required(String name, Shape<T> shape, String doc) {
    return new Field<>(name, shape, doc, true, Optional.empty(), found -> (T) found.orElseThrow());
  }

  /** A key that may be missing. */
  @SuppressWarnings("unchecked") // the shape made it
  public static <T> Field<Optional<T>> optional(String name, Shape<T> shape, String doc) {
    return new Field<>(name, shape, doc, false, Optional.empty(), found -> (Optional<T>) found);
  }

  /** A key with a default. */
  @SuppressWarnings("unchecked") // the shape made it
  public static <T> Field<T> or(String name, Shape<T> shape, T missing, String doc) {
    return new Field<>(
        name, shape, doc, false, Optional.of(missing), found -> (T) found.orElse(missing));
  }

  /** What holds when it is missing, as it would be written; for what can be written in a word. */
  Optional<Object> written() {
    return missing.flatMap(each ->
        switch (each) {
          case Duration length -> Optional.of(Durations.format(length));
          case Boolean truth -> Optional.of(truth);
          case Integer number -> Optional.of(number);
          case String text -> Optional.of(text);
          case Enum<?> word -> Optional.of(Shapes.word(word));
          default -> Optional.empty();
        });
  }

  T of(@Nullable Object found) {
    return value.apply(Optional.ofNullable(found));
  }
}
