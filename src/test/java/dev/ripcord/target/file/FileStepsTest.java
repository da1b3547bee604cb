package dev.ripcord.target.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps and checks for files, done on real files. */
class FileStepsTest {
  private static final String CANARY = "canary-7f3a9c-secret";

  @TempDir Path folder;
  private Path env;
  private Acting acting;

  @BeforeEach
  void write() throws IOException {
    env = folder.resolve(".env");
    Files.writeString(env, "# api\nMEDIA_SERVER_TYPE=antmedia\nTOKEN=old-" + CANARY + "\nX=1");
    Files.setPosixFilePermissions(env, PosixFilePermissions.fromString("rw-r-----"));
    acting = new Acting(new FileDriver(), Acting.local(folder), Map.of("env:TOKEN", CANARY));
  }

  private String edit() {
    return "env-file: { file: "
        + env
        + ", set: { MEDIA_SERVER_TYPE: mediasoup, TOKEN: \"${env:TOKEN}\" },"
        + " remove: [X] }";
  }

  @Test
  void keys_are_set_and_removed_and_the_mode_stays() throws IOException {
    var did = acting.run(edit());
    assertThat(did.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(env).hasContent("# api\nMEDIA_SERVER_TYPE=mediasoup\nTOKEN=" + CANARY + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env)))
        .isEqualTo("rw-r-----");
    assertThat(acting.run(edit()).result().said()).isEqualTo("nothing to do");
  }

  @Test
  void the_undo_puts_the_whole_file_back_and_can_itself_be_undone() throws IOException {
    var before = Files.readString(env);
    var did = acting.run(edit());
    var undone = acting.undo(did);
    assertThat(undone.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(env).content().isEqualTo(before);
    acting.undo(undone);
    assertThat(env).content().contains("mediasoup");
  }

  @Test
  void the_undo_of_a_file_that_was_changed_since_touches_only_our_keys() throws IOException {
    var did = acting.run(edit());
    Files.writeString(env, Files.readString(env) + "NEW=person\n");
    var undone = acting.undo(did);
    assertThat(undone.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(env)
        .content()
        .isEqualTo(
            "# api\nMEDIA_SERVER_TYPE=antmedia\nTOKEN=old-" + CANARY + "\nNEW=person\nX=1\n");
  }

  @Test
  void no_secret_is_in_facts_words_previews_or_the_undo() throws IOException {
    var step = acting.step(edit());
    var preview = step.preview(acting.sight(), step.look(acting.sight()));
    var did = acting.run(step);
    var undo = step.undo(did.before()).orElseThrow();
    var undoStep = acting.step(undo);
    var undoPreview = undoStep.preview(acting.sight(), undoStep.look(acting.sight()));
    assertThat(preview)
        .containsExactly(
            "MEDIA_SERVER_TYPE: antmedia -> mediasoup", "TOKEN: *** -> ***", "X: 1 -> (removed)");
    assertThat(undoPreview).anyMatch("-MEDIA_SERVER_TYPE=mediasoup"::equals);
    assertThat(
            Stream.of(
                    preview,
                    did.before(),
                    did.after(),
                    did.result(),
                    undo,
                    undoPreview,
                    Nodes.json(undo.config()),
                    step.title(),
                    undoStep.look(acting.sight()))
                .map(Object::toString))
        .noneMatch(each -> each.contains(CANARY));
  }

  @Test
  void what_is_kept_for_the_undo_is_private() throws IOException {
    acting.run(edit());
    try (var kept = Files.walk(folder.resolve("state/keep"))) {
      var files = kept.filter(Files::isRegularFile).toList();
      assertThat(files).hasSize(3);
      for (var each : files) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void preparing_again_keeps_the_first_copy_and_a_copy_that_was_cut_off_is_made_anew()
      throws IOException {
    var before = Files.readString(env);
    var step = acting.step(edit());
    var stage = acting.stage();
    var look = step.prepare(stage, step.look(acting.sight()));
    var kept = Path.of(look.fact("kept").orElseThrow());
    Files.writeString(kept, "cut");
    step.prepare(stage, step.look(acting.sight()));
    assertThat(kept).content().isEqualTo(before);
    step.act(stage, look);
    step.prepare(stage, step.look(acting.sight()));
    assertThat(kept).content().isEqualTo(before);
  }

  @Test
  void a_missing_file_is_refused_unless_it_is_to_be_made() throws IOException {
    var missing = folder.resolve("none/.env");
    var refused = acting.run("env-file: { file: " + missing + ", set: { A: 1 } }");
    assertThat(refused.judgement()).isInstanceOf(Judgement.Failed.class);
    assertThat(refused.result()).isInstanceOf(StepResult.NotStarted.class);
    var made = acting.run("env-file: { file: " + missing + ", set: { A: 1 }, create: true }");
    assertThat(made.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(missing)))
        .isEqualTo("rw-------");
    acting.undo(made);
    assertThat(missing).doesNotExist();
  }

  @Test
  void a_link_is_followed_and_stays_a_link() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), env);
    acting.run("env-file: { file: " + link + ", set: { X: 2 } }");
    assertThat(link).isSymbolicLink();
    assertThat(env).content().endsWith("X=2");
  }

  @Test
  void a_secret_that_cannot_be_had_changes_nothing() throws IOException {
    var before = Files.readString(env);
    var did = acting.run("env-file: { file: " + env + ", set: { A: \"${env:NONE}\" } }");
    assertThat(did.judgement()).isInstanceOf(Judgement.CannotTell.class);
    assertThat(did.result()).isEqualTo(new StepResult.NotStarted("no secret env:NONE"));
    assertThat(env).content().isEqualTo(before);
  }

  @Test
  void a_step_that_contradicts_itself_is_no_step() {
    for (var yaml :
        new String[] {
          "env-file: { file: /x }",
          "env-file: { file: /x, set: { A: 1 }, remove: A }",
          "env-file: { file: x, set: { A: 1 } }",
          "env-file: { file: /x, set: { \"A B\": 1 } }",
          "copy-file: { from: /x, to: /x }"
        }) {
      assertThatThrownBy(() -> acting.step(yaml)).isInstanceOf(CatalogException.class);
    }
  }

  @Test
  void the_naive_echo_glues_two_assignments_together_and_says_nothing() throws IOException {
    var naive = new ProcessBuilder("sh", "-c", "echo VITE_USE_ANT_MEDIA=false >> " + env).start();
    assertThat(naive.onExit().join().exitValue()).isZero();
    assertThat(env).content().contains("X=1VITE_USE_ANT_MEDIA=false");
    assertThat(
            acting.check("env: { file: " + env + ", has: { VITE_USE_ANT_MEDIA: false } }").isGood())
        .isFalse();
  }

  @Test
  void a_copy_is_made_as_it_is_and_undone() throws IOException {
    var from = Files.writeString(folder.resolve("app.yml.java"), "a: java\n");
    var to = Files.writeString(folder.resolve("app.yml"), "a: rust\n");
    var did = acting.run("copy-file: { from: " + from + ", to: " + to + ", mode: 0600 }");
    assertThat(did.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(to).content().isEqualTo("a: java\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
        .isEqualTo("rw-------");
    acting.undo(did);
    assertThat(to).content().isEqualTo("a: rust\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void a_copy_of_a_private_file_is_private_and_its_undo_removes_it() throws IOException {
    var saved = folder.resolve(".env.antmedia");
    var did = acting.run("copy-file: { from: " + env + ", to: " + saved + " }");
    assertThat(saved).hasSameBinaryContentAs(env);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved)))
        .isEqualTo("rw-r-----");
    acting.undo(did);
    assertThat(saved).doesNotExist();
  }

  @Test
  void a_copy_of_nothing_is_skipped_or_fails_as_the_catalog_says() {
    var none = folder.resolve("none");
    var to = folder.resolve("to");
    var copy = "copy-file: { from: " + none + ", to: " + to;
    assertThat(acting.run(copy + ", if-missing: skip }").judgement())
        .isInstanceOf(Judgement.Done.class);
    assertThat(acting.run(copy + " }").judgement()).isInstanceOf(Judgement.Failed.class);
    assertThat(to).doesNotExist();
  }

  @Test
  void a_copy_if_it_exists_is_made_or_says_that_there_was_nothing_and_is_undone()
      throws IOException {
    var from = folder.resolve("application.yml");
    var to = folder.resolve("java/application.yml");
    Files.createDirectory(folder.resolve("java"));
    var copy = "copy-if-exists: { from: " + from + ", to: " + to + " }";
    var nothing = acting.run(copy);
    assertThat(nothing.judgement())
        .isEqualTo(new Judgement.Done("there is no file " + from + ", so nothing is to do"));
    assertThat(to).doesNotExist();
    Files.writeString(from, "server: { port: 2333 }\n");
    Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("rw-r-----"));
    var did = acting.run(copy);
    assertThat(did.step().title()).endsWith("if it exists");
    assertThat(to).hasSameBinaryContentAs(from);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
        .isEqualTo("rw-r-----");
    acting.undo(did);
    assertThat(to).doesNotExist();
  }

  @Test
  void a_copy_if_it_exists_keeps_owner_and_mode_of_the_one_that_is_there() throws IOException {
    var from = Files.writeString(folder.resolve("from"), "new");
    var to = Files.writeString(folder.resolve("to"), "old");
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    var did = acting.run("copy-if-exists: { from: " + from + ", to: " + to + " }");
    assertThat(did.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(to).content().isEqualTo("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_copy_that_was_changed_since_is_not_overwritten_by_the_undo() throws IOException {
    var from = Files.writeString(folder.resolve("from"), "new");
    var to = Files.writeString(folder.resolve("to"), "old");
    var did = acting.run("copy-file: { from: " + from + ", to: " + to + " }");
    Files.writeString(to, "a person's");
    assertThat(acting.undo(did).judgement()).isInstanceOf(Judgement.Failed.class);
    assertThat(to).content().isEqualTo("a person's");
  }
}
