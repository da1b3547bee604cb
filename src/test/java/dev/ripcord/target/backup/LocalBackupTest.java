package dev.ripcord.target.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.host.ActId;
import dev.ripcord.host.Host;
import dev.ripcord.host.SmallDisk;
import dev.ripcord.real.Eventually;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups on this machine. */
final class LocalBackupTest extends BackupContract {
  @Override
  Host host() {
    return Acting.local(folder);
  }

  @Test
  @Needs(Part.ROOT)
  void a_disk_that_is_full_is_told_before_and_one_that_fills_up_meanwhile_keeps_what_was()
      throws Exception {
    try (var disk = SmallDisk.mount(folder.toRealPath().resolve("disk"))) {
      to = disk.path().resolve("backups");
      var big = new byte[300_000];
      new Random(1).nextBytes(big);
      acting.run(acting.step(step("")));
      Files.write(app.resolve("big"), big);
      var did = acting.run(acting.step(step(", keep: 1")));
      assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
      assertThat(did.result().said()).startsWith("there is not enough room: it may take 3");
      // As if the room went while it is made: the look before it is left out.
      var step = (BackupStep) acting.step(step(", keep: 1"));
      var words = step.wanted().words(step.shelf());
      words.addAll(0, java.util.List.of(label().toString(), "run9-1", "1", "label: pre"));
      var made =
          acting.stage().act("make", Program.command(java.util.Optional.empty(), "make", words));
      assertThat(made.ok()).isFalse();
      assertThat(made.said()).contains("is full; ");
      assertThat(kept()).containsExactly("run0-1");
    }
  }

  @Test
  void what_would_be_copied_is_told_before() {
    var step = acting.step(step(", keep: 3"));
    assertThat(step.preview(acting.sight(), step.look(acting.sight())))
        .hasSize(2)
        .last()
        .isEqualTo("into " + label() + ", where the newest 3 are kept");
    assertThat(step.judge(java.util.Optional.empty(), step.look(acting.sight())))
        .isInstanceOf(Judgement.NotYet.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"paths: /", "paths: /opt/../etc", "paths: []", "paths: /a, keep: 0"})
  void what_cannot_be_meant_is_refused(String config) {
    assertThatThrownBy(() -> acting.step("backup: { " + config + " }"))
        .isInstanceOf(dev.ripcord.catalog.CatalogException.class);
  }

  @Test
  void what_is_listed_is_read_again_and_a_damaged_one_is_told() throws Exception {
    acting.run(acting.step(step("")));
    assertThat(listed(true))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.fault()).isEmpty();
          assertThat(each.told("holds")).isEqualTo("files 2, folders 2");
          assertThat(each.label()).isEqualTo("pre");
        });
    var archive = label().resolve("run0-1/archive.tar.gz");
    var bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 2] ^= 1;
    Files.write(archive, bytes);
    assertThat(listed(false)).singleElement().extracting(Backup::fault).isEqualTo(Optional.empty());
    assertThat(listed(true).getFirst().fault())
        .contains("its archive is not the one that its manifest tells of");
    var step = acting.step(step(""));
    var before = step.prepare(acting.stage(), step.look(acting.sight()));
    assertThat(step.judge(Optional.of(before), step.look(acting.sight())))
        .isNotInstanceOf(Judgement.Done.class);
  }

  @Test
  void what_is_left_out_is_not_copied_and_no_backup_is_copied_into_one() throws Exception {
    to = app.resolve("sub/backups");
    Files.writeString(app.resolve("a.log"), "x");
    Files.createDirectories(app.resolve("temp/deep"));
    Files.writeString(app.resolve("temp/deep/x"), "x");
    var more = ", exclude: [ '*.log', '" + app + "/temp' ]";
    acting.run(acting.step(step(more)));
    var did = acting.run(acting.step(step(more)));
    assertThat(did.judgement().said()).endsWith("files 2, folders 3");
    assertThat(kept()).containsExactly("run0-1", "run1-1");
  }

  @Test
  void only_the_newest_of_a_label_are_kept_and_the_same_step_makes_one() throws Exception {
    var other = acting.run(acting.step(step("").replace("label: pre", "label: pre-x")));
    for (var i = 0; i < 3; i++) {
      acting.run(acting.step(step(", keep: 2")));
    }
    assertThat(kept()).containsExactly("run2-1", "run3-1");
    assertThat(to.resolve("shop/pre-x/run0-1")).isDirectory();
    assertThat(other.judgement()).isInstanceOf(Judgement.Done.class);

    var step = acting.step(step(", keep: 2"));
    var stage = acting.stage();
    var before = step.prepare(stage, step.look(acting.sight()));
    step.act(stage, before);
    var again =
        new dev.ripcord.step.Stage(
            stage.sight(),
            new dev.ripcord.host.ActId(stage.act().run(), stage.act().step(), 2, "act"),
            stage.timeout());
    assertThat(step.act(again, before).said()).isEqualTo("read back: it was made before");
    assertThat(kept()).containsExactly("run3-1", "run4-1");
  }

  @Test
  void a_path_that_is_not_there_and_one_without_a_file_are_refused() throws Exception {
    Files.createDirectories(app.resolve("empty"));
    var missing =
        acting.run(acting.step(step("").replace("'" + app + "'", "['" + app + "', /no/such]")));
    assertThat(missing.result())
        .isEqualTo(new StepResult.NotStarted("there is no /no/such; nothing is copied"));
    assertThat(missing.judgement()).isNotInstanceOf(Judgement.Done.class);
    var empty = acting.run(acting.step(step("").replace(app + "'", app + "/empty'")));
    assertThat(empty.result()).isEqualTo(new StepResult.NotStarted("there is no file to copy"));
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_folder_that_others_can_read_is_not_used() throws Exception {
    Files.createDirectories(label());
    Files.setPosixFilePermissions(label(), PosixFilePermissions.fromString("rwxr-xr-x"));
    var did = acting.run(acting.step(step("")));
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(did.result().said()).contains("that nobody else can read (mode 0700)");
    assertThat(kept()).isEmpty();
  }

  /** A file of holes that takes a while to read, and no room. */
  @Test
  void one_that_was_killed_midway_leaves_nothing_that_counts_and_the_next_try_makes_it()
      throws Exception {
    var slow = app.resolve("slow");
    try (var file = new RandomAccessFile(slow.toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    var step = acting.step(step(""));
    var stage = acting.stage();
    var before = step.prepare(stage, step.look(acting.sight()));
    var making = new FutureTask<>(() -> step.act(stage, before));
    Thread.ofVirtual().start(making);
    Eventually.holds("it is begun", () -> Files.exists(label().resolve(".making-run0-1")));
    assertThat(stage.host().end("run0")).containsExactly("1-1-make");
    assertThat(making.get()).isNotInstanceOf(StepResult.Done.class);
    assertThat(listed(true)).isEmpty();
    Files.delete(slow);
    var again = new Stage(acting.sight(), new ActId("run0", "1", 2, "act"), Duration.ofSeconds(20));
    assertThat(step.act(again, before)).isInstanceOf(StepResult.Done.class);
    assertThat(step.judge(Optional.of(before), step.look(acting.sight())))
        .isInstanceOf(Judgement.Done.class);
    assertThat(kept()).containsExactly("run0-1");
  }
}
