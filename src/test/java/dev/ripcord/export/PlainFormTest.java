package dev.ripcord.export;

import static java.util.Map.entry;
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
      Map.ofEntries(
          entry("RestoreFileStep", "only an undo uses it: it puts back what a run kept"),
          entry("RestoreFolder", "only an undo uses it: it puts back what a run kept"),
          entry("RestoreUnitStep", "only an undo uses it: it puts back what a run kept"),
          entry("NumberCheck", "a plain shell reads no JSON: the script asks a person"),
          entry("PromCheck", "a plain shell reads no JSON: the script asks a person"),
          entry("StunCheck", "a plain shell sends no UDP: the script asks a person"),
          entry("CertificateCheck", "no release brings a certificate back: a person is asked"),
          entry("HeartbeatCheck", "for watching over time: a person is asked"),
          entry("PruneStep", "an old script does not know what releases need: a person is asked"),
          entry("CleanStep", "an old script removes nothing by itself: a person is asked"),
          entry("DeploymentStep", "no procedure has it: its command is its own plain form"),
          entry("GithubStep", "a plain shell reads no JSON: the script asks a person"),
          entry("AlertCheck", "only the daemon hears alerts: a person is asked"),
          entry("HostCheck", "for watching over time: a person is asked"),
          entry("DockerCheck", "every step with Docker says by itself that it is away"));

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
