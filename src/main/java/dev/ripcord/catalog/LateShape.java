package dev.ripcord.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A shape that is made when it is needed: of those of all kinds, a catalog uses a few. */
final class LateShape<T> implements Shape<T> {
  private final Supplier<Shape<T>> make;
  private volatile @Nullable Shape<T> made;

  LateShape(Supplier<Shape<T>> make) {
    this.make = make;
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    return shape().read(node, problems);
  }

  @Override
  public Map<String, Object> schema() {
    return shape().schema();
  }

  private Shape<T> shape() {
    var shape = made;
    if (shape == null) {
      shape = make.get();
      made = shape;
    }
    return shape;
  }
}
