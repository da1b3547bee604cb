package dev.ripcord.target.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.Host;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup by the real tools of a host: what it holds, and that a bad day leaves none that lies.
 */
abstract class BackupContract {
  static final String SECRET = "canary-7f2c-secret";
  @TempDir Path folder;
  Path app;
  Path to;
  Acting acting;

  abstract Host host() throws IOException;

  @BeforeEach
  void make() throws IOException {
    var real = folder.toRealPath();
    app = real.resolve("app");
    Files.createDirectories(app.resolve("sub"));
    to = real.resolve("backups");
    Files.writeString(app.resolve(".env"), "TOKEN=" + SECRET + "\n");
    Files.setPosixFilePermissions(
        app.resolve(".env"), PosixFilePermissions.fromString("rw-r-----"));
    Files.writeString(app.resolve("sub/compose.yml"), "services: {}\n");
    acting = new Acting(new BackupDriver(), host(), Map.of());
  }

  String step(String more) {
    return "backup: { service: shop, label: pre, paths: '"
        + app
        + "', to: '"
        + to
        + "'"
        + more
        + " }";
  }

  Path label() {
    return to.resolve("shop/pre");
  }

  List<String> kept() throws IOException {
    return Files.isDirectory(label()) ? names(label()) : List.of();
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }

  List<Backup> listed(boolean read) {
    return new Backups(to.resolve("shop"), Optional.empty()).list(acting.sight().host(), read);
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  static List<String> unpacked(Path archive, Path into) throws Exception {
    Files.createDirectories(into);
    var tar =
        new ProcessBuilder("tar", "-xzpf", archive.toString(), "-C", into.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    try (var all = Files.walk(into)) {
      return all.map(each -> into.relativize(each).toString()).sorted().toList();
    }
  }

  @Test
  void files_are_copied_read_back_and_told_in_a_manifest_that_nobody_else_reads() throws Exception {
    var did = acting.run(acting.step(step("")));
    assertThat(did.judgement().said())
        .isEqualTo("kept in " + label().resolve("run0-1") + ": files 2, folders 2");
    assertThat(did.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(did.step().undo(did.before())).isEmpty();
    var made = label().resolve("run0-1");
    assertThat(names(made)).containsExactly("archive.tar.gz", "manifest");
    assertThat(rights(label())).isEqualTo("rwx------");
    assertThat(rights(made.resolve("archive.tar.gz"))).isEqualTo("rw-------");
    assertThat(rights(made.resolve("manifest"))).isEqualTo("rw-------");
    assertThat(Files.readString(made.resolve("manifest")))
        .contains("service: shop\nlabel: pre\nrun: run0\nstep: 1\nby: nobody\nmade: ")
        .containsPattern("\nf\t0640\t[^\t]+\t25\t[0-9a-f]{64}\t" + app + "/\\.env\t\n")
        .endsWith("\nend\n")
        .doesNotContain(SECRET);
    unpacked(made.resolve("archive.tar.gz"), folder.resolve("out"));
    var env = folder.resolve("out" + app + "/.env");
    assertThat(env).hasContent("TOKEN=" + SECRET);
    assertThat(rights(env)).isEqualTo("rw-r-----");
    assertThat(did.before() + " " + did.after() + " " + did.result()).doesNotContain(SECRET);
  }

  /** {@code tar} follows a name with a dash as an option, and prints one with a newline as two. */
  @Test
  void hostile_names_are_kept_and_links_are_never_followed() throws Exception {
    Files.createDirectories(app.resolve("--checkpoint-action=exec=sh"));
    Files.writeString(app.resolve("--checkpoint-action=exec=sh/-rf"), "x");
    Files.writeString(app.resolve("two\nlines\tand a tab\\"), "y");
    var outside = Files.writeString(folder.resolve("outside"), SECRET);
    Files.createSymbolicLink(app.resolve("link"), outside);
    Files.createSymbolicLink(app.resolve("up"), Path.of(".."));
    assertThat(new ProcessBuilder("mkfifo", app.resolve("pipe").toString()).start().waitFor())
        .isZero();
    var did = acting.run(acting.step(step("")));
    assertThat(did.judgement().said())
        .endsWith("files 4, folders 3, links 2, left out 1 (neither file, folder nor link)");
    var made = label().resolve("run0-1");
    assertThat(Files.readString(made.resolve("manifest")))
        .contains(
            app + "/two\\nlines\\tand a tab\\\\\t\n", "\t" + app + "/link\t" + outside + "\n");
    assertThat(unpacked(made.resolve("archive.tar.gz"), folder.resolve("out")))
        .contains((app + "/two\nlines\tand a tab\\").substring(1))
        .doesNotContain((outside + "").substring(1), (app + "/pipe").substring(1));
    assertThat(folder.resolve("out" + app + "/link")).isSymbolicLink();
  }

  /** tar itself ends well for it, or says "file changed as we read it", and leaves the archive. */
  @Test
  void a_file_that_changes_while_it_is_read_is_told_and_nothing_is_kept() throws Exception {
    var other = "/proc/sys/kernel/random/uuid"; // another one at each read
    var did =
        acting.run(acting.step(step("").replace("'" + app + "'", "[" + app + ", " + other + "]")));
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(did.result().said()).contains("a file changes while it is copied: " + other);
    assertThat(kept()).isEmpty();
  }
}
