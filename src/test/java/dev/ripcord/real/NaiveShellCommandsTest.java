package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the shell commands of the runbooks claim, and what is so: the reason why Ripcord does it
 * otherwise.
 */
@Needs(Part.SYSTEMD_GUEST)
class NaiveShellCommandsTest {
  private static Guest guest;

  @BeforeAll
  static void boot() {
    guest = Guest.boot();
  }

  @AfterAll
  static void close() {
    guest.close();
  }

  /** The loop of 30 tries (StreamLick): when it is never healthy it falls through with success. */
  @Test
  void a_loop_that_waits_for_health_goes_on_when_health_never_comes() {
    var script =
        """
        set -e
        for i in {1..3}; do
          if curl -s http://localhost:3001/health > /dev/null 2>&1; then echo healthy; break; fi
          sleep 0.01
        done
        echo 'Switching nginx'
        """;
    var ran = guest.sh(script);
    assertThat(ran.ok()).isTrue();
    assertThat(ran.out()).isEqualTo("Switching nginx\n");
  }

  /** {@code echo X >> .env} (StreamLick): without a newline at the end two lines become one. */
  @Test
  void appending_to_an_env_file_joins_two_lines_and_succeeds() {
    guest.write("/t/env/.env", "VITE_USE_ANT_MEDIA=true", "644");
    var append = "cd /t/env && echo VITE_USE_ANT_MEDIA=false >> .env";
    assertThat(guest.sh(append).ok()).isTrue();
    assertThat(guest.read("/t/env/.env"))
        .isEqualTo("VITE_USE_ANT_MEDIA=trueVITE_USE_ANT_MEDIA=false\n");
  }

  /** {@code echo X >> .env} (StreamLick): each run adds one more line. */
  @Test
  void appending_to_an_env_file_twice_sets_the_key_twice() {
    guest.write("/t/twice/.env", "A=1\n", "644");
    guest.sh("cd /t/twice && echo A=2 >> .env && echo A=2 >> .env").text();
    assertThat(guest.read("/t/twice/.env")).isEqualTo("A=1\nA=2\nA=2\n");
  }

  /**
   * {@code mkdir backups/emergency-$(date)} three times (Lavalink): a minute that ends between them
   * splits the backup. The clock here is a shim that moves on by a minute each time it is read.
   */
  @Test
  void a_backup_named_three_times_by_the_clock_is_split_over_three_folders() {
    var script =
        """
        set -e; mkdir -p /t/clock/backups; cd /t/clock; echo 0 > minute; touch a b
        date() { n=$(($(cat minute) + 1)); echo $n > minute; printf '20260101-00%02d' $n; }
        mkdir backups/emergency-$(date +%Y%m%d-%H%M)
        cp a backups/emergency-$(date +%Y%m%d-%H%M)
        cp b backups/emergency-$(date +%Y%m%d-%H%M)
        """;
    assertThat(guest.sh(script).ok()).isTrue();
    assertThat(guest.sh("cd /t/clock/backups && find . -type f | wc -l; ls -d */").text())
        .isEqualTo("2\nemergency-20260101-0001/");
    assertThat(guest.sh("cd /t/clock/backups/emergency-20260101-0001 && ls").text()).isEmpty();
  }

  /**
   * {@code tar -xzf backup-*.tar.gz -C /} (StreamLick): the second backup makes it restore nothing.
   */
  @Test
  void restoring_from_a_wildcard_restores_nothing_once_there_are_two_backups() {
    guest.sh("mkdir -p /t/tar/live /t/tar/out && cd /t/tar && echo good > live/db").text();
    guest.sh("cd /t/tar && tar -czf backup-1.tar.gz live && tar -czf backup-2.tar.gz live").text();
    var ran =
        guest.sh("cd /t/tar; tar -xzf backup-*.tar.gz -C out; chown -R root out; echo restored");
    assertThat(ran.ok()).isTrue();
    assertThat(ran.out()).isEqualTo("restored\n");
    assertThat(ran.err()).contains("Not found in archive");
    assertThat(guest.sh("ls /t/tar/out").text()).isEmpty();
  }

  /** {@code tar -xzf} over a live folder (StreamLick): what is newer than the backup stays. */
  @Test
  void restoring_over_a_folder_leaves_files_newer_than_the_backup() {
    guest
        .sh("mkdir -p /t/over/live && cd /t/over && echo 1 > live/db && tar -czf b.tar.gz live")
        .text();
    guest.sh("cd /t/over && echo bad > live/journal && tar -xzf b.tar.gz").text();
    assertThat(guest.sh("ls /t/over/live").text()).isEqualTo("db\njournal");
  }

  /**
   * {@code tar -czf} of a live folder (StreamLick): the copy of a changing file is not consistent.
   */
  @Test
  void a_backup_of_a_file_that_changes_is_made_and_is_not_whole() {
    guest.sh("mkdir -p /t/live && head -c 30000000 /dev/urandom > /t/live/db").text();
    try (var writer = guest.start("bash", "-c", "while :; do echo x >> /t/live/db; done")) {
      var ran = guest.sh("cd /t && tar -czf live.tar.gz live");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err()).contains("file changed as we read it");
      assertThat(guest.sh("tar -tzf /t/live.tar.gz").text()).contains("live/db");
      assertThat(writer.running()).isTrue();
    }
  }

  /** {@code tar} of a truncated archive: it fails only after it has overwritten files. */
  @Test
  void a_truncated_backup_is_noticed_after_the_live_file_is_gone() {
    guest.sh("mkdir -p /t/cut/live && cd /t/cut && head -c 300000 /dev/urandom > live/db").text();
    guest.sh("cd /t/cut && tar -czf b.tar.gz live && truncate -s 100000 b.tar.gz").text();
    assertThat(guest.sh("cd /t/cut && tar -xzf b.tar.gz").exit()).isEqualTo(2);
    assertThat(guest.sh("stat -c %s /t/cut/live/db").text()).isNotEqualTo("300000");
  }

  /**
   * {@code cp old/application.yml new/ 2>/dev/null || true} (Lavalink): hides the failure that
   * matters.
   */
  @Test
  void a_copy_with_or_true_hides_that_there_was_nothing_to_copy() {
    var ran =
        guest.sh(
            "mkdir -p /t/cp/new && cd /t/cp && cp old/application.yml new/ 2>/dev/null || true");
    assertThat(ran.ok()).isTrue();
    assertThat(ran.err()).isEmpty();
    assertThat(guest.sh("ls /t/cp/new").text()).isEmpty();
  }
}
