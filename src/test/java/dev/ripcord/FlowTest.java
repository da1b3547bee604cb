package dev.ripcord;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The package map is one list: a package imports only what stands above it. */
class FlowTest {
  private static final String ROOT = "dev.ripcord.";
  static final List<String> ORDER =
      List.of(
          "clock",
          "host",
          "rule",
          "catalog",
          "script",
          "release",
          "probe",
          "check",
          "step",
          "target",
          "plan",
          "export",
          "journal",
          "run",
          "watch",
          "diagnose",
          "decide",
          "notify",
          "report",
          "server",
          "app",
          "cli");
  private static final Pattern VAGUE = Pattern.compile(".*(Manager|Helper|Utils?|Impl|Common)$");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.ripcord")
          .that(
              DescribedPredicate.describe(
                  "written by us", each -> !each.getPackageName().endsWith("jsonb")));

  @Test
  void a_package_imports_only_what_stands_above_it() {
    var wrong =
        CLASSES.stream()
            .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .filter(each -> rank(each.getTargetClass()) > rank(each.getOriginClass()))
            .map(each -> each.getDescription())
            .sorted()
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void drivers_never_import_one_another() {
    var wrong =
        CLASSES.stream()
            .filter(each -> !driver(each).isEmpty())
            .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .filter(each -> !driver(each.getTargetClass()).isEmpty())
            .filter(each -> !driver(each.getTargetClass()).equals(driver(each.getOriginClass())))
            .map(each -> each.getDescription())
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void only_the_clock_reads_time() {
    var wrong =
        CLASSES.stream()
            .filter(each -> !each.getPackageName().equals(ROOT + "clock"))
            .flatMap(each -> each.getMethodCallsFromSelf().stream())
            .filter(each -> readsTime(each.getTargetOwner().getName(), each.getName()))
            .map(each -> each.getDescription())
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_class_has_a_vague_name() {
    assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
        .noneMatch(name -> VAGUE.matcher(name).matches());
  }

  private static boolean readsTime(String owner, String method) {
    return switch (owner) {
      case "java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime" ->
          method.equals("now");
      case "java.lang.System" -> method.equals("nanoTime") || method.equals("currentTimeMillis");
      case "java.lang.Thread" -> method.equals("sleep");
      default -> false;
    };
  }

  private static String driver(JavaClass type) {
    var name = type.getPackageName();
    var root = ROOT + "target.";
    return name.startsWith(root) ? name.substring(root.length()) : "";
  }

  private static int rank(JavaClass type) {
    var name = type.getPackageName();
    if (!name.startsWith(ROOT) || name.endsWith("jsonb")) {
      return -1;
    }
    var rank = ORDER.indexOf(name.substring(ROOT.length()).split("\\.", -1)[0]);
    assertThat(rank).as("package %s is on the map", name).isNotNegative();
    return rank;
  }
}
