package dev.ripcord.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.Eventually;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo, run as a person runs it: from its first line to nothing being left of it. */
@Timeout(180)
final class DemoTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void a_folder_with_a_blank_and_a_quote_in_its_name() throws IOException {
    folder = Files.createDirectory(temporary.resolve("it's a place"));
  }

  private DemoProcess demo(String... arguments) {
    return new DemoProcess(
        folder, temporary.resolve("out"), DemoProcess.classPath(), List.of(), arguments);
  }

  @Test
  void it_puts_the_shop_back_and_leaves_nothing_behind() throws Exception {
    try (var demo = demo().begin()) {
      assertThat(demo.exitCode()).as(demo::text).isZero();

      assertThat(demo.text())
          .containsSubsequence(
              "200 shop 1.0", "500 shop 2.0", "page: bad", "200 shop 1.0", "RECOVERED")
          .contains("# Rollback of shop to release:1", "exit code 0");
      assertThat(demo.left()).isEmpty();
    }
  }

  @Test
  @Needs(Part.ROOT)
  void it_needs_no_rights() throws Exception {
    for (var each : List.of(temporary, folder)) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    var classes = Files.createDirectory(temporary.resolve("classes"));
    var out = temporary.resolve("out");
    var nobody = List.of("runuser", "-u", "nobody", "--");
    try (var demo =
        new DemoProcess(folder, out, DemoProcess.classPathIn(classes), nobody).begin()) {
      assertThat(demo.exitCode()).as(demo::text).isZero();

      assertThat(demo.text()).contains("RECOVERED", "nobody@demo");
      assertThat(demo.left()).isEmpty();
    }
  }

  @Test
  void it_does_not_believe_a_shop_that_was_sabotaged() throws Exception {
    try (var demo = demo().with("RIPCORD_DEMO_SABOTAGE", "service").begin()) {
      assertThat(demo.exitCode()).as(demo::text).isEqualTo(5);

      assertThat(demo.text())
          .contains("FAILED_DIRTY", "500 shop 1.0: sabotaged", "The shop is NOT back")
          .doesNotContain("RECOVERED");
      assertThat(demo.left()).isEmpty();
    }
  }

  static LongStream seeds() {
    return new Random().longs(3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothing_is_left_when_it_is_interrupted(long seed) throws Exception {
    var moments = List.of("A small", "1. ", "2. ", "3. ", "step 1");
    var moment = moments.get(new Random(seed).nextInt(moments.size()));
    try (var demo = demo().begin()) {
      demo.said(moment).signal("INT");

      assertThat(demo.exitCode()).as(demo::text).isEqualTo(9);
      assertThat(demo.text()).contains("The demo was stopped.").doesNotContain("RECOVERED");
      assertThat(demo.left()).isEmpty();
    }
  }

  @Test
  void nothing_is_left_when_it_is_terminated_while_the_shop_is_restarted() throws Exception {
    try (var demo = demo().begin()) {
      demo.said("step 1").signal("TERM");

      assertThat(demo.exitCode()).as(demo::text).isEqualTo(9);
      assertThat(demo.left()).isEmpty();
    }
  }

  @Test
  void the_shop_ends_by_itself_when_the_demo_is_killed() throws Exception {
    try (var demo = demo().begin()) {
      demo.said("200 shop 1.0").signal("KILL");
      demo.exitCode();

      Eventually.holds("no process", () -> DemoProcess.processes(folder).findAny().isEmpty());
    }
  }

  @Test
  void what_is_kept_can_be_played_with_until_the_folder_is_removed() throws Exception {
    try (var demo = demo("keep").begin()) {
      assertThat(demo.exitCode()).as(demo::text).isZero();

      assertThat(demo.text()).contains("--catalog '" + folder.toString().replace("'", "'\\''"));
      assertThat(DemoProcess.processes(folder)).hasSize(1);
      var kept = demo.left().getFirst();
      new ProcessBuilder("rm", "-r", kept).start().waitFor();
      Eventually.holds("no process", () -> DemoProcess.processes(folder).findAny().isEmpty());
    }
  }

  @Test
  void a_folder_that_cannot_be_had_is_told() throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    var lines = new java.util.ArrayList<String>();

    assertThat(Demo.run(new Demo.Options(false, file, false), lines::add)).isEqualTo(1);
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("cannot make its folder", file.toString());
  }
}
