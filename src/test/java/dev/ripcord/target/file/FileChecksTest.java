package dev.ripcord.target.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of files. */
class FileChecksTest {
  @TempDir Path folder;
  private Path file;
  private Acting acting;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("a.conf"), "TYPE=mediasoup\nTOKEN=canary-secret\n");
    acting = new Acting(new FileDriver(), Acting.local(folder), Map.of("env:T", "other-canary"));
  }

  private Finding.State state(String config) {
    return acting.check("file: " + config).state();
  }

  private Finding.State state(Path path, String rest) {
    return state("{ path: \"" + path + "\", " + rest + " }");
  }

  @Test
  void a_file_or_folder_is_there_or_not() {
    assertThat(state(file.toString())).isEqualTo(Finding.State.GOOD);
    assertThat(state(folder.toString())).isEqualTo(Finding.State.GOOD);
    assertThat(state(folder + "/none")).isEqualTo(Finding.State.BAD);
    assertThat(state(file, "exists: false")).isEqualTo(Finding.State.BAD);
    assertThat(state(folder.resolve("none"), "exists: false")).isEqualTo(Finding.State.GOOD);
  }

  @Test
  void a_content_is_as_it_should_be_or_not() {
    assertThat(state(file, "contains: mediasoup")).isEqualTo(Finding.State.GOOD);
    assertThat(state(file, "contains: antmedia")).isEqualTo(Finding.State.BAD);
    assertThat(state(file, "not-contains: antmedia")).isEqualTo(Finding.State.GOOD);
    assertThat(state(file, "not-contains: mediasoup")).isEqualTo(Finding.State.BAD);
    assertThat(state(file, "sha256: " + "0".repeat(64))).isEqualTo(Finding.State.BAD);
    assertThat(
            state(file, "sha256: d1aa7d24a54f0e2f0fba14ca0e70f4e1d1b0a83a7a4a3d8ed9b5ea2d2e2d3a11"))
        .isEqualTo(Finding.State.BAD);
  }

  @Test
  void a_hash_of_the_content_is_found() throws Exception {
    var digest =
        java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    var hash = java.util.HexFormat.of().formatHex(digest);
    assertThat(state(file, "sha256: " + hash)).isEqualTo(Finding.State.GOOD);
    var written = Files.writeString(folder.resolve("sums"), hash + "  a.conf\n");
    assertThat(state(file, "sha256: " + written)).isEqualTo(Finding.State.GOOD);
    Files.writeString(file, "another");
    assertThat(state(file, "sha256: " + written)).isEqualTo(Finding.State.BAD);
    Files.writeString(written, "");
    assertThat(state(file, "sha256: " + written)).isEqualTo(Finding.State.UNKNOWN);
    assertThat(state(file, "sha256: /none")).isEqualTo(Finding.State.UNKNOWN);
  }

  @Test
  void a_file_that_was_cut_off_is_told_by_its_size() {
    assertThat(state(file, "min-size: 0KB")).isEqualTo(Finding.State.GOOD);
    var small = acting.check("file: { path: " + file + ", min-size: 1KB }");
    assertThat(small.state()).isEqualTo(Finding.State.BAD);
    assertThat(small.said()).contains("has 35 bytes, and should have at least 1000");
  }

  @Test
  void whether_a_user_can_read_it_is_asked_as_that_user() throws IOException {
    var us = System.getProperty("user.name");
    assertThat(state(file, "readable-by: " + us)).isEqualTo(Finding.State.GOOD);
    assertThat(state(file, "readable-by: no-such-user")).isEqualTo(Finding.State.UNKNOWN);
  }

  @Test
  void a_script_that_nobody_may_run_is_told() throws IOException {
    assertThat(state(file, "executable: true")).isEqualTo(Finding.State.BAD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(state(file, "executable: true")).isEqualTo(Finding.State.GOOD);
  }

  @Test
  void an_old_backup_is_told_and_the_newest_that_fits_counts() throws IOException {
    var old = Files.writeString(folder.resolve("backup-1.tar.gz"), "old");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
    assertThat(state(old, "newer-than: 26h")).isEqualTo(Finding.State.BAD);
    assertThat(state(old, "newer-than: " + file)).isEqualTo(Finding.State.BAD);
    assertThat(state(folder.resolve("backup-*.tar.gz"), "newer-than: 26h"))
        .isEqualTo(Finding.State.BAD);
    Files.writeString(folder.resolve("backup-2.tar.gz"), "new");
    assertThat(state(folder.resolve("backup-*.tar.gz"), "newer-than: 26h"))
        .isEqualTo(Finding.State.GOOD);
    assertThat(state(folder + "/backup-*.zip")).isEqualTo(Finding.State.BAD);
  }

  @Test
  void keys_have_their_values_or_the_difference_is_told_without_secrets() {
    var env = "env: { file: " + file + ", has: { TYPE: ";
    assertThat(acting.check(env + "mediasoup } }").isGood()).isTrue();
    assertThat(acting.check(env + "antmedia } }").said())
        .isEqualTo(file + ": TYPE is 'mediasoup', not 'antmedia'");
    var secret = acting.check(env + "mediasoup, TOKEN: \"${env:T}\", NONE: 1 } }");
    assertThat(secret.said())
        .isEqualTo(file + ": TOKEN has another value; NONE is not there")
        .doesNotContain("canary");
    assertThat(acting.check("env: { file: " + file + ", lacks: [TYPE] }").isGood()).isFalse();
    assertThat(acting.check("env: { file: /none, has: { A: 1 } }").isGood()).isFalse();
    assertThat(acting.check(env + "\"${env:NONE}\" } }").state()).isEqualTo(Finding.State.UNKNOWN);
  }
}
