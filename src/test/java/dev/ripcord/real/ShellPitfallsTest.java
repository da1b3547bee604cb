package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.clock.FakeClock;
import dev.ripcord.journal.Outcome;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the shell lines of the runbooks claim, and what a run makes of the same in the same place.
 */
class ShellPitfallsTest {
  @TempDir Path folder;
  private Following following;

  @BeforeEach
  void set() {
    following = new Following(Acting.local(folder), Clock.system());
  }

  private Ran sh(String script) {
    return Background.start(List.of("bash", "-c", "cd " + folder + "\n" + script), "")
        .await(Duration.ofMinutes(1));
  }

  private String command(String shell, String rest) {
    return "command: { shell: '" + shell + "', directory: " + folder + rest + " }";
  }

  private Path write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    return Files.writeString(folder.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** {@code echo X >> .env} (StreamLick): without a newline at the end two lines become one. */
  @Test
  void appending_to_an_env_file_joins_two_lines_and_a_keyed_edit_does_not() throws IOException {
    var file = write("app/.env", "VITE_USE_ANT_MEDIA=true");
    assertThat(sh("echo VITE_USE_ANT_MEDIA=false >> app/.env").exit()).isZero();
    assertThat(read("app/.env")).isEqualTo("VITE_USE_ANT_MEDIA=trueVITE_USE_ANT_MEDIA=false\n");

    write("app/.env", "VITE_USE_ANT_MEDIA=true");
    var edit = "env-file: { file: " + file + ", set: { VITE_USE_ANT_MEDIA: \"false\" } }";
    assertThat(following.run(edit).outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(read("app/.env")).isEqualTo("VITE_USE_ANT_MEDIA=false");
  }

  /** {@code echo X >> .env} (StreamLick): each run adds one more line. */
  @Test
  void appending_to_an_env_file_again_sets_the_key_again_and_a_keyed_edit_does_nothing()
      throws IOException {
    var file = write("app/.env", "A=1\n");
    assertThat(sh("echo A=2 >> app/.env && echo A=2 >> app/.env").exit()).isZero();
    assertThat(read("app/.env")).isEqualTo("A=1\nA=2\nA=2\n");

    write("app/.env", "A=1\n");
    var edit = "env-file: { file: " + file + ", set: { A: \"2\" } }";
    assertThat(following.run(edit).outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(following.run(edit).outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(read("app/.env")).isEqualTo("A=2\n");
  }

  /** A clock on which a minute ends whenever somebody reads it. */
  private static final class Hasty implements Clock {
    private final FakeClock clock = new FakeClock();

    @Override
    public Instant now() {
      clock.tick(Duration.ofMinutes(1));
      return clock.now();
    }

    @Override
    public long nanoTime() {
      return clock.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      clock.sleep(duration);
    }
  }

  /**
   * {@code mkdir backups/emergency-$(date)} three times (Lavalink): a minute that ends between them
   * splits the backup. Here one ends each time that the clock is read, for both.
   */
  @Test
  void a_backup_named_three_times_by_the_clock_is_split_and_what_a_run_keeps_is_not()
      throws IOException {
    write("a", "A=1\n");
    write("b", "B=1\n");
    var script =
        """
        set -e; mkdir backups; echo 0 > minute
        date() { n=$(($(cat minute) + 1)); echo $n > minute; printf '20260101-00%02d' $n; }
        mkdir -p backups/emergency-$(date +%Y%m%d-%H%M)
        cp -r a backups/emergency-$(date +%Y%m%d-%H%M)
        cp b backups/emergency-$(date +%Y%m%d-%H%M)
        echo backed up
        """;
    assertThat(sh(script).text()).isEqualTo("backed up");
    assertThat(sh("ls backups/emergency-20260101-0001").text()).isEmpty();

    var finished =
        new Following(Acting.local(folder), new Hasty())
            .run(
                "env-file: { file: " + folder.resolve("a") + ", set: { A: \"2\" } }",
                "env-file: { file: " + folder.resolve("b") + ", set: { B: \"2\" } }");
    assertThat(finished.outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(sh("cd state/keep && grep -rlx 'A=1\\|B=1' . | cut -d/ -f2 | sort | uniq -c").text())
        .isEqualToIgnoringWhitespace("2 run-1");
  }

  /**
   * {@code tar -xzf backup-*.tar.gz} (StreamLick): with the second backup it restores nothing, and
   * the next lines run all the same.
   */
  @Test
  void restoring_from_a_wildcard_restores_nothing_and_a_run_ends_there() throws IOException {
    write("live/db", "good\n");
    sh("mkdir out && tar -czf backup-1.tar.gz live && tar -czf backup-2.tar.gz live").text();
    var ran = sh("tar -xzf backup-*.tar.gz -C out\ntouch started\necho restored");
    assertThat(ran.text()).isEqualTo("restored");
    assertThat(ran.err()).contains("Not found in archive");
    assertThat(folder.resolve("out")).isEmptyDirectory();

    Files.delete(folder.resolve("started"));
    var finished =
        following.run(command("tar -xzf backup-*.tar.gz -C out", ""), command("touch started", ""));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_DIRTY);
    assertThat(finished.said()).contains("exit 2");
    assertThat(folder.resolve("started")).doesNotExist();
  }

  /** The file that a restore should bring may be there before it: then it proves nothing. */
  @Test
  void a_restore_that_failed_is_not_proven_by_the_old_file_that_is_still_there()
      throws IOException {
    write("live/db", "good\n");
    sh("tar -czf backup-1.tar.gz live && tar -czf backup-2.tar.gz live").text();
    var restore = "tar -xzf backup-*.tar.gz";
    assertThat(sh(restore + "; test -e live/db && echo restored").text()).isEqualTo("restored");

    var verified = command(restore, ", verify: { file: " + folder.resolve("live/db") + " }");
    assertThat(following.run(verified).outcome()).isEqualTo(Outcome.FAILED_DIRTY);
  }

  /** {@code tar -xzf} over a live folder (StreamLick): what is newer than the backup stays. */
  @Test
  void restoring_over_a_folder_leaves_what_is_newer_and_a_run_is_not_content_with_that()
      throws IOException {
    write("live/db", "good\n");
    sh("tar -czf b.tar.gz live").text();
    write("live/journal", "bad\n");
    assertThat(sh("tar -xzf b.tar.gz && echo restored").text()).isEqualTo("restored");
    assertThat(sh("ls live").text()).isEqualTo("db\njournal");

    assertThat(following.run(command("tar -xzf b.tar.gz", "")).outcome())
        .as("nobody looked at what it did")
        .isEqualTo(Outcome.ROLLED_BACK_UNVERIFIED);
    var newer = "file: { path: " + folder.resolve("live/journal") + ", exists: false }";
    var looked = following.run(command("tar -xzf b.tar.gz", ", verify: { " + newer + " }"));
    assertThat(looked.outcome()).isEqualTo(Outcome.FAILED_DIRTY);
    assertThat(looked.said()).contains("live/journal is there");
  }

  /** {@code tar -czf} of a live folder (StreamLick): the copy of a changing file is not whole. */
  @Test
  void a_backup_of_a_file_that_changes_is_made_and_a_run_does_not_take_it_for_one()
      throws IOException {
    sh("mkdir live && head -c 30000000 /dev/urandom > live/db").text();
    var writes = "cd " + folder + "; while :; do echo x >> live/db; done";
    try (var writer = Background.start(List.of("bash", "-c", writes), "")) {
      var ran = sh("tar -czf naive.tar.gz live; ls naive.tar.gz");
      assertThat(ran.text()).isEqualTo("naive.tar.gz");
      assertThat(ran.err()).contains("file changed as we read it");

      var made = ", verify: { file: " + folder.resolve("backup.tar.gz") + " }";
      var backup = "tar -czf backup.part live && mv backup.part backup.tar.gz";
      var finished = following.run(command(backup, made));
      assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_DIRTY);
      assertThat(finished.said()).contains("exit 1", "file changed as we read it");
      assertThat(folder.resolve("backup.tar.gz")).doesNotExist();
      assertThat(writer.running()).isTrue();
    }
  }

  /** A truncated archive: {@code tar} fails only after it has overwritten the live file. */
  @Test
  void a_truncated_backup_is_noticed_too_late_and_a_run_can_look_at_it_first() throws IOException {
    sh("mkdir live && head -c 300000 /dev/urandom > live/db && tar -czf b.tar.gz live").text();
    sh("truncate -s 100000 b.tar.gz").text();
    var restore = "tar -xzf b.tar.gz";
    var finished =
        following.run(
            "wait: { for: [ { command: { run: [tar, -tzf, b.tar.gz], directory: "
                + folder
                + " } } ], within: 1s }",
            command(restore, ""));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_SAFE);
    assertThat(Files.size(folder.resolve("live/db"))).isEqualTo(300_000);

    assertThat(sh(restore + "; echo restored").text()).isEqualTo("restored");
    assertThat(Files.size(folder.resolve("live/db"))).isLessThan(300_000);
  }

  /** A stand-in for Compose: one process for a file, which needs its image, that is a file too. */
  private static final String COMPOSE =
      """
      #!/bin/bash
      case $3 in
        down) rm -f "$2.runs" ;;
        up) [ -e "$2.image" ] || { echo "manifest unknown" >&2; exit 1; }; touch "$2.runs" ;;
        images) [ -e "$2.image" ] ;;
        ps) ls ./*.runs 2>/dev/null; exit 0 ;;
      esac
      """;

  /**
   * {@code docker-compose down}, then {@code up} with the other file (Lavalink): the old stack is
   * gone before anybody knows whether the other one can be had. What talks to Docker is a stand-in
   * here.
   */
  @Test
  void the_old_stack_is_gone_before_the_image_is_missed_and_a_run_looks_first() throws IOException {
    sh("printf '%s' '" + COMPOSE.replace("'", "'\\''") + "' > compose; chmod +x compose").text();
    write("new.yml.runs", "");
    var ran = sh("./compose -f new.yml down\n./compose -f old.yml up -d\n./compose -f old.yml ps");
    assertThat(ran.exit()).as("as its last line, ps").isZero();
    assertThat(ran.err()).contains("manifest unknown");
    assertThat(folder.resolve("new.yml.runs")).doesNotExist();

    write("new.yml.runs", "");
    var image = "{ command: { run: [./compose, -f, old.yml, images], directory: " + folder + " } }";
    var finished =
        following.run(
            "wait: { for: [ " + image + " ], within: 100ms }",
            command("./compose -f new.yml down", ""),
            command("./compose -f old.yml up -d", ""));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_SAFE);
    assertThat(finished.leftInState()).filteredOn(each -> each.endsWith("not begun")).hasSize(2);
    assertThat(folder.resolve("new.yml.runs")).exists();
  }

  /** {@code cp old/application.yml new/ 2>/dev/null || true} (Lavalink). */
  @Test
  void a_copy_with_or_true_hides_that_nothing_was_copied_and_a_run_ends_there() throws IOException {
    Files.createDirectory(folder.resolve("new"));
    var ran = sh("cp old/application.yml new/ 2>/dev/null || true\necho started");
    assertThat(ran.text()).isEqualTo("started");
    assertThat(ran.err()).isEmpty();
    assertThat(folder.resolve("new")).isEmptyDirectory();

    var finished =
        following.run(
            "copy-file: { from: %1$s/old/application.yml, to: %1$s/new/application.yml }"
                .formatted(folder),
            command("touch started", ""));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_SAFE);
    assertThat(finished.said()).contains("old/application.yml");
    assertThat(folder.resolve("started")).doesNotExist();
  }
}
