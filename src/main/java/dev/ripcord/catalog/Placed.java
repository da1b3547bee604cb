package dev.ripcord.catalog;

import java.util.Map;
import java.util.Optional;

/** A value and where it stands, for what can be found wrong only later. */
record Placed<T>(T value, Place place) {

  /** The shape of the value, which remembers its place. */
  static <T> Shape<Placed<T>> of(Shape<T> shape) {
    return new Shape<>() {
      @Override
      public Optional<Placed<T>> read(Node node, Problems problems) {
        return shape.read(node, problems).map(each -> new Placed<>(each, node.place()));
      }

      @Override
      public Map<String, Object> schema() {
        return shape.schema();
      }
    };
  }
}
