package dev.ripcord.catalog;

import java.util.List;
import java.util.Map;

/** The table of one step of a procedure, also for drivers whose configuration has steps in it. */
public final class StepShapes {
  private StepShapes() {}

  /** {@code { KIND: ..., name: ..., when: ..., retries: ... }}. */
  public static Shape<StepEntry> entry(
      Map<String, ? extends Shape<?>> steps, Map<String, ? extends Shape<?>> checks) {
    var name = Field.optional("name", Shapes.text(), "what people call it");
    var when =
        Field.optional(
            "when", CheckShapes.entry(checks), "a check; the step is left out when it is bad");
    var timeout = Field.optional("timeout", Shapes.duration(), "for what the step runs");
    var within =
        Field.optional("within", Shapes.duration(), "how long the wanted state may take to show");
    var retries = Field.or("retries", Shapes.integer(0, 10), 0, "tries after the first one");
    var onFailure =
        Field.optional(
            "on-failure", Shapes.word(OnFailure.class), "what a failure does to the run");
    return new EntryShape<>(
        "step",
        steps,
        List.of(name, when, timeout, within, retries, onFailure),
        (change, values) ->
            new StepEntry(
                change,
                values.get(name),
                values.get(when),
                values.get(timeout),
                values.get(within),
                values.get(retries),
                values.get(onFailure)));
  }
}
