package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.Drivers;
import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.plan.Planner;
import dev.ripcord.plan.Rank;
import dev.ripcord.real.Eventually;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Kinds;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups as a person makes and sees them (SU-8, SU-13, SU-15). */
final class BackupCommandsTest {
  private static final String SECRET = "canary-91ab-secret";
  @TempDir Path folder;
  private final Desk desk = new Desk();
  private Clock clock = desk.clock;
  private MemoryJournal journal = desk.journal;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve(".env"), "TOKEN=" + SECRET + "\n");
    desk.catalog =
        Shop.CATALOG.replace(
            "    downtime: 20s\n",
            "    downtime: 20s\n    backup: { paths: %s/.env, to: %s/kept }\n"
                .formatted(folder, folder));
    desk.opener = _ -> ripcord();
  }

  private Ripcord ripcord() {
    var kinds = Kinds.of(Stream.concat(Drivers.builtIn().stream(), Stream.of(desk.shop)).toList());
    var catalog =
        CatalogShape.of(Planner.vocabulary(kinds))
            .readOrThrow(YamlReader.read(desk.catalog, "ripcord.yaml"));
    var host = Acting.local(folder);
    return new Ripcord(
        catalog, kinds, journal, _ -> host, desk.leases, clock, new Secrets(_ -> ""));
  }

  @Test
  void one_is_made_listed_and_read_again_and_no_content_is_told_to_anybody() throws IOException {
    assertThat(desk.run("backups shop").out()).contains("There is no backup of shop.");
    var ran = desk.run("backup", "shop", "--label", "before-2.0", "--why", "a\nnew one");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out()).contains("files 1, folders 0");
    var list = desk.run("backups shop --verify");
    assertThat(list.code()).as(list.out()).isZero();
    assertThat(list.out()).contains("before-2.0", "release:2 (tag:v2)", "yes, read again: files 1");
    assertThat(desk.run("backups shop --json").out())
        .contains("\"whole\": true", "\"why\": \"a new one\"", "\"by\": \"anna@");

    var run = desk.journal.runs(Optional.of("shop"), 1).getFirst();
    assertThat(run.rank()).isEqualTo(Rank.DRILL);
    var told = desk.journal.entries(run.id(), 0).toString() + ran + list;
    assertThat(told).doesNotContain(SECRET);
  }

  /** A copy of much takes minutes, and a rollback has none to spare. */
  @Test
  void a_rollback_does_not_wait_for_a_backup() throws Exception {
    clock = Clock.system();
    journal = new MemoryJournal(clock);
    try (var file = new RandomAccessFile(folder.resolve(".env").toFile(), "rw")) {
      file.setLength(2L << 30);
    }
    var backup = new FutureTask<>(() -> desk.run("backup shop"));
    Thread.ofVirtual().start(backup);
    var label = folder.resolve("kept/shop/backup");
    Eventually.holds("it is copied", () -> making(label));
    var rollback = desk.run("rollback shop");
    assertThat(rollback.code()).as(rollback.out()).isZero();
    assertThat(backup.get().code()).isNotZero();
    assertThat(desk.run("backups shop").out()).contains("There is no backup of shop.");
  }

  private static boolean making(Path label) {
    return Optional.ofNullable(label.toFile().list()).filter(each -> each.length > 0).isPresent();
  }

  @Test
  void a_damaged_one_is_told_with_an_exit_code() throws IOException {
    desk.run("backup shop");
    try (var all = Files.walk(folder.resolve("kept"))) {
      var archive = all.filter(each -> each.endsWith("archive.tar.gz")).findFirst().orElseThrow();
      Files.write(archive, new byte[10]);
    }
    var list = desk.run("backups shop --verify");
    assertThat(list.code()).isEqualTo(3);
    assertThat(list.out()).contains("NO: its archive is not the one that its manifest tells of");
  }

  @Test
  void without_a_word_in_the_catalog_nothing_is_copied_and_a_bad_label_is_a_mistake() {
    var none = desk.run("backup cart");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.out()).contains("backup: { paths: [ /opt/app/.env ] }");
    var bad = desk.run("backup", "shop", "--label", "../../etc");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err()).contains("--label takes letters, digits, dots and dashes");
  }

  @Test
  void a_deployment_is_not_begun_without_its_backup() throws IOException {
    Files.delete(folder.resolve(".env"));
    var ran = desk.run("deploy begin shop");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out()).contains("there is no " + folder + "/.env; nothing is copied");
    assertThat(desk.shop.done).isEmpty();

    Files.writeString(folder.resolve(".env"), "x");
    assertThat(desk.run("deploy begin shop").code()).isZero();
    assertThat(desk.shop.done).containsExactly("backup");
    assertThat(desk.run("backups shop").out()).contains("pre-deploy");
  }

  @Test
  void a_full_restart_backs_up_stops_and_starts_or_does_what_the_catalog_says() {
    var ran = desk.run("restart shop --full");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(desk.shop.done).containsExactly("STOP", "START");
    assertThat(desk.run("backups shop").out()).contains("before-restart");

    desk.shop.done.clear();
    desk.catalog =
        desk.catalog.replace(
            "      quick: { budget: 5m, steps: [ { rollback: release } ] }\n      lasting",
            "      quick: { budget: 5m, steps: [ { rollback: release } ] }\n"
                + "      full-restart: { budget: 5m, steps: [ { put: { to: ours } } ] }\n      lasting");
    assertThat(desk.run("restart shop --full").code()).isZero();
    assertThat(desk.shop.done).containsExactly("ours");
    desk.shop.done.clear();
    desk.shop.bad("web", "503");
    assertThat(desk.run("restart shop --full").code()).isEqualTo(5);
    assertThat(desk.run("rollback shop --procedure full-restart").out())
        .contains("'full-restart' is no rollback", "ripcord restart shop --full");
    assertThat(desk.run("deploy begin shop").code()).isZero();
    assertThat(desk.shop.done).containsExactly("ours", "backup");
  }

  @Test
  void an_emergency_stop_says_what_will_be_down_and_goes_on_past_what_fails() {
    var asked = desk.run("stop shop --emergency");
    assertThat(asked.code()).isEqualTo(3);
    assertThat(asked.out()).contains("put STOP on local: v2 runs", "--yes");
    assertThat(desk.shop.done).isEmpty();

    assertThat(desk.journal.watching("shop", 0)).isEmpty();

    var stopped = desk.run("stop shop --emergency --yes");
    assertThat(stopped.code()).as(stopped.out()).isZero();
    assertThat(stopped.out()).contains("shop is held", "ripcord arm shop");
    assertThat(desk.journal.watching("shop", 0)).hasSize(1);
    assertThat(desk.shop.done).containsExactly("STOP");
    var run = desk.journal.runs(Optional.of("shop"), 1).getFirst();
    assertThat(run.rank()).isEqualTo(Rank.EMERGENCY);

    desk.shop.done.clear();
    desk.catalog =
        desk.catalog.replace(
            "      lasting:",
            "      emergency-stop: { budget: 1m, steps: [ { put: { to: one } }, { put: { to: two } } ] }\n"
                + "      lasting:");
    desk.shop.acting =
        what -> what.equals("one") ? new StepResult.NotStarted("no") : desk.shop.put(what);
    var ran = desk.run("stop shop --emergency --yes");
    assertThat(ran.code()).isEqualTo(6);
    assertThat(ran.out()).contains("part of it is done").doesNotContain("is back");
    assertThat(desk.shop.done).containsExactly("two");
  }

  @Test
  void an_emergency_stop_that_does_nothing_does_not_speak_of_a_service_that_is_back() {
    desk.shop.acting = _ -> new StepResult.NotStarted("no");
    var ran = desk.run("stop shop --emergency --yes");
    assertThat(ran.code()).as(ran.out()).isEqualTo(4);
    assertThat(ran.out())
        .contains("before anything was changed", "mend what it says, then type the command again")
        .doesNotContain("is back", "ripcord rollback");
  }
}
