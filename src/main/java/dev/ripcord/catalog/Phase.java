package dev.ripcord.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A named part of a procedure.
 *
 * @param planned how long it is meant to take
 * @param lines how many of the procedure's lines it has; they follow those of the phase before it
 */
public record Phase(String name, Duration planned, int lines) {

  /** A phase whose name is its key. */
  record Text(Duration planned, List<StepEntry> steps) {}

  static Shape<Map<String, Text>> shape(Shape<List<StepEntry>> lines) {
    var planned = Field.required("planned", Shapes.duration(), "how long it is meant to take");
    var steps = Field.required("steps", lines, "the changes, in order");
    return Shapes.map(
        Names.SHAPE,
        Shapes.object(
            "A part of a procedure; it is measured.",
            values -> new Text(values.get(planned), values.get(steps)),
            planned,
            steps));
  }

  static List<Phase> of(Map<String, Text> texts) {
    return texts.entrySet().stream()
        .map(each ->
            new Phase(each.getKey(), each.getValue().planned(), each.getValue().steps().size()))
        .toList();
  }
}
