package dev.ripcord.real;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test whose parts are missing, and names them; where nothing may be skipped it fails. */
final class NeedsCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var missing =
        context.getElement().stream()
            .flatMap(element -> Stream.of(element.getAnnotationsByType(Needs.class)))
            .flatMap(needs -> Stream.of(needs.value()))
            .filter(Part::missing)
            .map(Part::what)
            .collect(Collectors.joining(", "));
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("every part is here");
    }
    if (nothingMayBeSkipped()) {
      throw new AssertionError("missing: " + missing);
    }
    return ConditionEvaluationResult.disabled("missing: " + missing);
  }

  private static boolean nothingMayBeSkipped() {
    return "true".equals(System.getenv("CI")) || "1".equals(System.getenv("RIPCORD_NO_SKIP"));
  }
}
