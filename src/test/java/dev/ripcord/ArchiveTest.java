package dev.ripcord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.real.Bind;
import dev.ripcord.real.Guest;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dev/dist} makes runs where nothing is installed, from wherever it was unpacked. */
@Timeout(600)
final class ArchiveTest {
  @TempDir private static Path folder;
  private static Path home;

  @BeforeAll
  static void make_it_and_unpack_it_elsewhere() throws Exception {
    var archive = run(new ProcessBuilder("dev/dist")).strip();
    assertThat(archive).endsWith(".tar.gz");
    var place = Files.createDirectory(folder.resolve("another place"));
    run(new ProcessBuilder("tar", "-xf", archive, "-C", place.toString()));
    try (var inside = Files.list(place)) {
      home = inside.toList().getFirst();
    }
  }

  @Test
  void it_runs_through_a_link_with_nothing_but_a_shell_on_the_path() throws Exception {
    var bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("ripcord"), home.resolve("bin/ripcord"));
    for (var tool : List.of("sh", "readlink")) {
      Files.copy(Path.of("/usr/bin", tool), bin.resolve(tool), StandardCopyOption.COPY_ATTRIBUTES);
    }
    var builder = new ProcessBuilder("/usr/bin/env", "-i", "PATH=" + bin, "ripcord", "--version");
    assertThat(run(builder.directory(folder.toFile()))).startsWith("ripcord ");
  }

  @Test
  void its_cache_is_good_after_the_move() throws Exception {
    // Under AOTMode=on the JVM refuses to start when it cannot take the cache.
    var builder = new ProcessBuilder(home + "/bin/ripcord", "--version");
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
    assertThat(run(builder)).startsWith("ripcord ");
  }

  @Test
  void it_holds_the_native_library_of_this_platform_only() throws Exception {
    assertThat(home.resolve("native/libsqlitejdbc.so")).isNotEmptyFile();
    try (var jar = new ZipFile(home.resolve("lib/ripcord.jar").toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .contains("org/sqlite/JDBC.class")
          .noneMatch(each -> each.startsWith("org/sqlite/native/"));
    }
  }

  @Test
  void it_holds_the_licences_that_came_with_its_libraries() throws Exception {
    try (var jar = new ZipFile(home.resolve("lib/ripcord.jar").toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .contains(
              "META-INF/LICENSE",
              "META-INF/LICENSE.md",
              "META-INF/LICENSE.txt",
              "META-INF/NOTICE",
              "META-INF/NOTICE.md",
              "META-INF/maven/org.xerial/sqlite-jdbc/LICENSE",
              "META-INF/maven/org.xerial/sqlite-jdbc/LICENSE.zentus");
      var merged = jar.getInputStream(jar.getEntry("META-INF/LICENSE")).readAllBytes();
      assertThat(new String(merged, UTF_8)).contains("Apache License", "PostgreSQL");
    }
  }

  @Test
  void of_what_two_libraries_bring_under_one_name_nothing_is_lost() throws Exception {
    var brought = new ArrayList<String>();
    try (var libraries = Files.list(Path.of("target/launcher/work/lib"))) {
      for (var each : libraries.toList()) {
        try (var jar = new ZipFile(each.toFile())) {
          jar.stream()
              .filter(file -> !file.isDirectory())
              .map(ZipEntry::getName)
              .forEach(brought::add);
        }
      }
    }
    assertThat(brought).contains("org/sqlite/JDBC.class");
    // the first three are appended to each other by the pom's transformers, the others left out
    assertThat(brought)
        .filteredOn(each -> Collections.frequency(brought, each) > 1)
        .filteredOn(each -> !each.startsWith("META-INF/services/"))
        .filteredOn(each -> !each.endsWith("module-info.class") && !each.endsWith("MANIFEST.MF"))
        .isSubsetOf("META-INF/LICENSE", "META-INF/LICENSE.md", "META-INF/NOTICE.md");
  }

  @Test
  @Needs(Part.SYSTEMD_GUEST)
  void it_runs_the_demo_on_a_machine_without_java() {
    try (var guest = Guest.boot(Bind.readOnly(home, "/opt/ripcord"))) {
      assertThat(guest.sh("command -v java").ok()).isFalse();
      guest.run("ln", "-s", "/opt/ripcord/bin/ripcord", "/usr/local/bin/ripcord").text();
      assertThat(guest.run("ripcord", "--version").text()).startsWith("ripcord ");
      assertThat(guest.run("ripcord", "demo").text()).contains("RECOVERED", "Nothing of the demo");
    }
  }

  /** What it said; fails if it failed. */
  private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
    var errors = folder.resolve("errors").toFile();
    var process = builder.redirectError(errors).start();
    var out = process.inputReader(UTF_8).readAllAsString();
    assertThat(process.waitFor()).as(() -> read(errors.toPath())).isZero();
    return out;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
