package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.real.Eventually;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two people, each on a machine of their own, and one journal. */
@Timeout(240)
@Needs({Part.POSTGRESQL, Part.ROOT})
final class SharedJournalProcessTest {
  private static final String OLD = "20260101000000";
  private static final String BAD = "20260201000000";
  private static final boolean LONG = Boolean.getBoolean("ripcord.long");
  private static RealPostgres postgres;

  @TempDir private Path folder;
  private String user;
  private String address;
  private MainProcess anna;
  private MainProcess bob;

  @BeforeAll
  static void a_server() {
    postgres = RealPostgres.start();
  }

  @AfterAll
  static void leaves_nothing() {
    postgres.close();
  }

  @BeforeEach
  void a_shop_with_two_releases() throws IOException {
    for (var each : List.of(OLD, BAD)) {
      Files.createFile(
          Files.createDirectories(folder.resolve("releases").resolve(each)).resolve("ok"));
    }
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases", BAD));
    user = postgres.newUser();
    address = postgres.address(user, "env:JOURNAL_PASSWORD");
    anna = person("anna");
    bob = person("bob");
  }

  @AfterEach
  void nothing_is_left() throws IOException {
    Files.writeString(folder.resolve("go"), "");
    anna.close();
    bob.close();
  }

  private MainProcess person(String name) throws IOException {
    var own = Files.createDirectories(folder.resolve(name));
    var text =
        """
        ripcord: 1
        journal: %2$s
        services:
          shop:
            target: { directory: { releases: %1$s/releases, current: %1$s/current } }
            probes: { ok: { file: %1$s/current/ok } }
            verify: { good: 1, every: 10ms, within: 1s }
            procedures:
              quick:
                budget: 1m
                steps:
                  - command:
                      title: slow
                      shell: 'touch %1$s/begun; until [ -e %1$s/go ]; do sleep 0.05; done; echo slow >> %1$s/slow'
                      observe: { file: %1$s/slow }
                  - rollback: release
        """
            .formatted(folder, address);
    Files.writeString(own.resolve("ripcord.yaml"), text);
    return new MainProcess(own)
        .on(name + "-laptop")
        .with("JOURNAL_PASSWORD", RealPostgres.PASSWORD);
  }

  private MainProcess.Running annaIsInASlowStep() throws IOException {
    var running = anna.start("rollback", "shop", "--yes");
    Eventually.holds("anna is in a slow step", () -> Files.exists(folder.resolve("begun")));
    return running;
  }

  private void go() throws IOException {
    Files.writeString(folder.resolve("go"), "");
  }

  @Test
  void the_second_is_told_who_has_the_service_and_can_follow_it_and_stop_it() throws IOException {
    var first = annaIsInASlowStep();
    var second = bob.run("rollback", "shop", "--yes");
    assertThat(second.code()).as(second.all()).isEqualTo(3);
    assertThat(second.out())
        .contains("REFUSED", "has shop", "driven by root@anna-laptop", "ripcord abort");

    var follows = bob.start("show", "shop", "--follow");
    var aborted = bob.run("abort", "shop", "--why", "not this one");
    assertThat(aborted.code()).as(aborted.all()).isZero();
    go();
    assertThat(first.end().code()).isEqualTo(9);
    var followed = follows.end();
    assertThat(followed.code()).as(followed.all()).isEqualTo(9);
    assertThat(followed.out()).contains("not this one");
    assertThat(Files.readAllLines(folder.resolve("slow"))).hasSize(1);
  }

  @Test
  void a_run_whose_machine_is_gone_is_resumed_on_another_one_when_its_lease_is_over()
      throws IOException {
    annasMachineIsGone();
    var early = bob.run("resume", "shop");
    assertThat(early.code()).as(early.all()).isEqualTo(3);
    assertThat(early.out())
        .contains("it is driven by root@anna-laptop, process ", "if the machine", "ripcord resume");
    assertThat(folder.resolve("slow")).doesNotExist();

    theLeaseIsOver();
    var resumed = bob.run("resume", "shop");
    assertThat(resumed.code()).as(resumed.all()).isZero();
    isBackOnce();
    assertThat(anna.run("runs", "shop").out()).contains("RECOVERED");
  }

  @Test
  void a_run_whose_machine_is_gone_is_superseded_from_another_one_when_its_lease_is_over()
      throws IOException {
    annasMachineIsGone();
    var early = bob.run("rollback", "shop", "--yes", "--take-over");
    assertThat(early.code()).as(early.all()).isEqualTo(3);

    theLeaseIsOver();
    var told = bob.run("rollback", "shop", "--yes");
    assertThat(told.code()).as(told.all()).isEqualTo(3);
    assertThat(told.out()).contains("it was interrupted", "root@anna-laptop", "--take-over");
    var done = bob.run("rollback", "shop", "--yes", "--take-over");
    assertThat(done.code()).as(done.all()).isZero();
    isBackOnce();
    assertThat(anna.run("resume", "shop").code()).as("nothing is left to resume").isNotZero();
    isBackOnce();
  }

  private void annasMachineIsGone() throws IOException {
    var first = annaIsInASlowStep();
    first.process().descendants().forEach(ProcessHandle::destroyForcibly);
    first.process().destroyForcibly();
    go();
  }

  /** By the server's clock, which is put forward here for this one lease unless there is time. */
  private void theLeaseIsOver() {
    var ends = "(select lease_until from %s.service_lock)".formatted(user);
    var over = "select %s < extract(epoch from clock_timestamp()) * 1000".formatted(ends);
    if (LONG) {
      Eventually.holds("its time passes", () -> postgres.ask(over).equals("t"));
    } else {
      assertThat(postgres.ask(over)).as("it was alive until now").isEqualTo("f");
      postgres.sql("update %s.service_lock set lease_until = lease_until - 30000".formatted(user));
    }
  }

  private void isBackOnce() throws IOException {
    assertThat(Files.readAllLines(folder.resolve("slow"))).hasSize(1);
    assertThat(folder.resolve("current").toRealPath()).endsWith(Path.of(OLD));
  }

  @Test
  void a_journal_that_is_away_is_a_refusal_that_says_which_command_acts_without_it()
      throws IOException {
    var catalog = folder.resolve("bob/ripcord.yaml");
    var away = Files.readString(catalog).replace(":" + postgres.port() + "/", ":1/");
    Files.writeString(catalog, away);
    go();
    var refused = bob.run("rollback", "shop", "--yes");
    assertThat(refused.code()).as(refused.all()).isEqualTo(3);
    assertThat(refused.err()).contains("cannot be reached", "Nothing was done", "--journal-dir");

    var done = bob.run("rollback", "shop", "--yes", "--journal-dir", folder + "/own");
    assertThat(done.code()).as(done.all()).isZero();
    assertThat(done.err()).contains("whoever uses the usual one does not see");
  }

  @Test
  void its_password_is_found_nowhere() throws IOException {
    go();
    var done = anna.run("rollback", "shop", "--yes", "--verbose");
    assertThat(done.all()).contains("RECOVERED").doesNotContain(RealPostgres.PASSWORD);
    assertThat(anna.run("show", "shop", "--json").all()).doesNotContain(RealPostgres.PASSWORD);
    var wrong = anna.with("JOURNAL_PASSWORD", "another-secret-9").run("status", "--verbose");
    assertThat(wrong.all()).contains("lets nobody in").doesNotContain("another-secret-9");
  }
}
