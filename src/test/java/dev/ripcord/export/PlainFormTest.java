package dev.ripcord.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ripcord.check.Check;
import dev.ripcord.step.Step;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of check and step says how a plain script does it; these do not, and why. */
class PlainFormTest {
  private static final Map<String, String> NONE =
      Map.of(
          "RestoreFileStep", "only an undo uses it: it puts back what a run kept",
          "RestoreFolder", "only an undo uses it: it puts back what a run kept",
          "RestoreUnitStep", "only an undo uses it: it puts back what a run kept",
          "ComposeStep", "it moves image names by what Ripcord has seen running",
          "ContainerCheck", "it rests on the same look at containers as the compose step");

  @Test
  void every_kind_has_a_plain_form_or_a_reason() {
    var without =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.ripcord.check", "dev.ripcord.step", "dev.ripcord.target")
                .stream()
                .filter(each -> each.isAssignableTo(Step.class) || each.isAssignableTo(Check.class))
                .filter(each -> !each.isInterface())
                .filter(each ->
                    each.getMethods().stream().noneMatch(it -> it.getName().equals("plain")))
                .map(JavaClass::getSimpleName)
                .toList();
    assertThat(without).containsExactlyInAnyOrderElementsOf(NONE.keySet());
  }
}
