package dev.ripcord.target.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.check.Checks;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.HostException;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontEndStepTest {
  private static final Optional<Look> BEFORE_ANYTHING = Optional.empty();

  @TempDir private Path folder;
  private Site site = new Site(Path.of("target"));

  @BeforeEach
  void begin() {
    site.close();
    site = new Site(folder);
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void what_was_never_seen_to_be_built_is_built_deployed_and_proven() {
    var step = site.step("");
    var before = site.look(step);
    assertThat(step.judge(BEFORE_ANYTHING, before)).isInstanceOf(Judgement.NotYet.class);

    assertThat(act(step, 1)).isInstanceOf(StepResult.Done.class);

    assertThat(step.judge(Optional.of(before), site.look(step))).isInstanceOf(Judgement.Done.class);
    assertThat(site.flag()).isEqualTo("true");
    assertThat(folder.resolve("src/dist.before")).doesNotExist();
  }

  @Test
  void what_is_served_as_built_of_these_sources_is_not_built_again() {
    var step = done("");

    assertThat(step.judge(BEFORE_ANYTHING, site.look(step))).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_change_of_env_file_sources_command_or_environment_asks_for_a_new_build() {
    var step = done("");
    site.write("src/.env", "VITE_USE_ANT_MEDIA=false");
    assertThat(judged(step)).isInstanceOf(Judgement.NotYet.class);

    act(step, 2);
    assertThat(judged(step)).isInstanceOf(Judgement.Done.class);
    assertThat(site.flag()).isEqualTo("false");

    site.write("src/other.js", "new");
    assertThat(judged(step)).isInstanceOf(Judgement.NotYet.class);
    assertThat(judged(site.step("environment: { EXTRA: x }"))).isInstanceOf(Judgement.NotYet.class);
    assertThat(judged(site.step("build: [sh, -e, build.sh]"))).isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void a_file_that_was_changed_where_it_is_served_is_found() {
    var step = done("");
    site.write("www/index.html", "<h1>maintenance</h1>");

    assertThat(site.look(step).facts())
        .containsEntry("build", "current")
        .containsEntry("served", "other")
        .containsEntry("page", "bad");
    assertThat(judged(step)).isInstanceOf(Judgement.NotYet.class);
  }

  /** {@code npm run deploy} that ends with 0 and has deployed nothing. */
  @Test
  @Needs(Part.NODE)
  void a_deployment_by_npm_that_deploys_nothing_is_found_where_npm_claims_success()
      throws IOException {
    done("");
    site.write(
        "src/package.json",
        "{\"scripts\": {\"build\": \"sh build.sh\", \"deploy\": \"echo deployed\"}}");
    site.write("src/.env", "VITE_USE_ANT_MEDIA=false");
    var naive =
        site.host()
            .look(
                Command.of("sh", "-c", "npm run build && npm run deploy")
                    .in(folder.resolve("src")));
    assertThat(naive.ok()).as(naive.said()).isTrue();
    assertThat(site.flag()).isEqualTo("true");

    var step = site.step("build: [npm, run, build], deploy: [npm, run, deploy]");
    var before = site.look(step);
    var result = act(step, 2);

    assertThat(result.said()).contains("exit 0");
    assertThat(step.judge(Optional.of(before), site.look(step)))
        .isInstanceOfSatisfying(
            Judgement.NotYet.class, each -> assertThat(each.said()).contains("served: other"));
    site.write(
        "src/package.json",
        "{\"scripts\": {\"build\": \"sh build.sh\", \"deploy\": \"sh deploy.sh\"}}");
    act(step, 3);
    assertThat(judged(step)).isInstanceOf(Judgement.Done.class);
    assertThat(site.flag()).isEqualTo("false");
  }

  /** A build that ends with 0 and builds nothing would deploy the old files as new ones. */
  @Test
  void a_build_that_builds_nothing_is_found_and_the_old_files_are_not_deployed() {
    var step = done("");
    var deployed = site.count();
    site.write("src/.env", "VITE_USE_ANT_MEDIA=false");
    site.write("src/build.sh", "echo 'built in 1.2s'");
    var naive = site.host().look(Command.of("sh", "build.sh").in(folder.resolve("src")));
    assertThat(naive.ok()).isTrue();
    assertThat(folder.resolve("src/dist/index.html")).exists();

    var before = site.look(step);
    act(step, 2);

    assertThat(step.judge(Optional.of(before), site.look(step)))
        .isInstanceOfSatisfying(
            Judgement.Failed.class,
            each -> assertThat(each.said()).contains("exit 0", "nothing in"));
    assertThat(site.count()).isEqualTo(deployed);
    assertThat(folder.resolve("src/dist/index.html")).exists();
  }

  @Test
  void a_build_that_fails_says_why_and_nothing_is_deployed() {
    done("");
    site.write("src/build.sh", "rm -rf dist; echo 'Cannot find module vite' >&2; exit 2");
    var step = site.step("");
    var before = site.look(step);
    act(step, 2);

    assertThat(step.judge(Optional.of(before), site.look(step)))
        .isInstanceOfSatisfying(
            Judgement.Failed.class,
            each -> assertThat(each.said()).contains("exit 2", "Cannot find module vite"));
    assertThat(step.judge(BEFORE_ANYTHING, site.look(step))).isInstanceOf(Judgement.NotYet.class);
    assertThat(site.flag()).isEqualTo("true");
    assertThat(folder.resolve("src/dist/index.html")).exists();
  }

  @Test
  void without_its_tool_nothing_is_begun_and_the_plan_says_so() {
    done("");
    var step = site.step("build: [no-such-npm, run, build]");

    assertThat(act(step, 2))
        .isInstanceOfSatisfying(
            StepResult.NotStarted.class,
            each -> assertThat(each.said()).contains("no-such-npm", "nothing was changed"));
    assertThat(folder.resolve("src/dist/index.html")).exists();
    assertThat(step.preview(site.sight(), site.look(step)).toString())
        .contains("cannot be built as it is", "no-such-npm");
  }

  @Test
  void a_page_that_is_served_from_elsewhere_is_found_although_the_files_are_right() {
    try (var elsewhere = LoopbackServer.answering(200, "<title>old</title>")) {
      var step = site.step("url: '" + elsewhere.url("/") + "'");
      act(step, 1);

      assertThat(site.look(step).facts())
          .containsEntry("served", "as built")
          .containsEntry("page", "bad");
      assertThat(judged(step)).isInstanceOf(Judgement.NotYet.class);
    }
  }

  @Test
  void a_page_that_cannot_be_asked_for_is_no_failure_of_the_front_end() {
    var step = site.step("url: 'http://no-such-host.invalid/'");
    act(step, 1);

    assertThat(judged(step)).isInstanceOf(Judgement.CannotTell.class);
  }

  @Test
  void the_files_alone_or_the_page_alone_can_be_the_proof() {
    var files =
        (FrontEndStep)
            Site.any(
                "front-end",
                "{ folder: '%s/src', build: [sh, build.sh], rsync-to: '%s/www' }"
                    .formatted(folder, folder));
    act(files, 1);
    assertThat(judged(files)).isInstanceOf(Judgement.Done.class);
    assertThat(files.reversible()).isTrue();

    var page =
        (FrontEndStep)
            Site.any(
                "front-end",
                "{ folder: '%s/src', build: [sh, build.sh], deploy: [sh, deploy.sh], url: '%s' }"
                    .formatted(folder, site.url()));
    assertThat(judged(page)).isInstanceOf(Judgement.Done.class);
    assertThat(page.reversible()).isFalse();
    assertThat(page.undo(page.prepare(site.stage(1), site.look(page)))).isEmpty();
  }

  @Test
  void undo_puts_back_what_was_served_with_modes_and_without_what_came_since() throws IOException {
    var step = done("");
    Files.setPosixFilePermissions(
        folder.resolve("www/index.html"), PosixFilePermissions.fromString("rw-r-----"));
    site.write("src/.env", "VITE_USE_ANT_MEDIA=false");
    var before = step.prepare(site.stage(2), site.look(step));
    act(step, 2);
    assertThat(site.flag()).isEqualTo("false");

    var undo = Site.of(step.undo(before).orElseThrow());
    var first = site.look(undo);
    assertThat(undo.judge(BEFORE_ANYTHING, first)).isInstanceOf(Judgement.NotYet.class);
    var result = act(undo, 3);

    assertThat(undo.judge(Optional.of(first), site.look(undo)))
        .as(result.said())
        .isInstanceOf(Judgement.Done.class);
    assertThat(site.flag()).isEqualTo("true");
    assertThat(Files.getPosixFilePermissions(folder.resolve("www/index.html")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(folder.resolve("www/assets"))
        .isDirectoryNotContaining(
            each -> !site.read("www/index.html").contains(String.valueOf(each.getFileName())));
    assertThat(folder.resolve("www").resolve(RestoreFolder.STAGING)).doesNotExist();
    assertThat(undo.repeatability()).isEqualTo(Repeatability.SAFE);
    assertThat(judged(step)).isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void a_kept_copy_is_made_once_and_is_not_overwritten_by_a_second_try() {
    var step = done("");
    var before = step.prepare(site.stage(2), site.look(step));
    site.write("www/index.html", "half deployed");
    var again = step.prepare(site.stage(3), site.look(step));

    assertThat(again.fact("kept")).isEqualTo(before.fact("kept"));
    var undo = Site.of(step.undo(again).orElseThrow());
    act(undo, 4);
    assertThat(site.flag()).isEqualTo("true");
  }

  @Test
  void an_undo_whose_kept_copy_is_gone_fails_and_says_so() {
    var undo =
        Site.any("restore-folder", "{ from: '%s/none', to: '%s/www' }".formatted(folder, folder));

    assertThat(undo.judge(BEFORE_ANYTHING, site.look(undo)))
        .isInstanceOfSatisfying(
            Judgement.Failed.class, each -> assertThat(each.said()).contains("gone"));
  }

  /** The undo is also for a folder of ordinary users, whose parent they may not write. */
  @Test
  @Needs(Part.ROOT)
  void it_is_built_deployed_kept_and_put_back_as_another_user() throws IOException {
    var shared = Path.of(System.getProperty("java.io.tmpdir")); // it stays everybody's
    for (Path each = folder; each != null && !each.equals(shared); each = each.getParent()) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    site.write("count", "");
    var owned =
        site.host().look(Command.of("chown", "-R", "nobody", "src", "www", "count").in(folder));
    assertThat(owned.ok()).as(owned.said()).isTrue();
    var step = site.step("as: nobody");
    act(step, 1);
    assertThat(judged(step)).isInstanceOf(Judgement.Done.class);
    site.write("src/.env", "VITE_USE_ANT_MEDIA=false");
    var before = step.prepare(site.stage(2), site.look(step));
    act(step, 2);

    act(Site.of(step.undo(before).orElseThrow()), 3);

    assertThat(site.flag()).isEqualTo("true");
    assertThat(Files.getOwner(folder.resolve("www/index.html")).getName()).isEqualTo("nobody");
  }

  @Test
  void after_a_crash_in_the_middle_nothing_is_done_twice() {
    var step = site.step("");
    var before = step.prepare(site.stage(1), site.look(step));
    step.act(site.stage(1), before);
    step.act(site.stage(1), before);

    assertThat(site.count()).isEqualTo("built deployed");
    assertThat(judged(step)).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_secret_of_the_build_shows_nowhere() {
    site.write("src/build.sh", "echo \"key is $KEY\" >&2; exit 1");
    var step = site.step("environment: { KEY: '${env:CANARY}' }");
    var result = act(step, 1);
    var look = site.look(step);

    assertThat(result.said()).contains("key is ***");
    assertThat(
            result
                + " "
                + look
                + step.judge(Optional.of(look), look)
                + step.preview(site.sight(), look))
        .doesNotContain(Checks.CANARY);
  }

  @Test
  void when_what_is_served_cannot_be_kept_nothing_is_begun() {
    var host =
        new ScriptedHost()
            .answer("test -d", ScriptedHost.exited(1, "", ""))
            .answer("mkdir", "")
            .answer("rm", "")
            .answer("cp", ScriptedHost.exited(1, "", "cp: No space left on device"));
    var sight = new Sight(host, Clock.system(), Checks.secrets(), Instant.EPOCH);
    var stage = new Stage(sight, new ActId("r", "1", 1, "act"), Duration.ofSeconds(1));

    assertThatThrownBy(() -> site.step("").prepare(stage, new Look(Map.of(), "")))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("No space left")
        .hasMessageContaining("nothing was changed");
  }

  @Test
  void what_is_wrong_is_told() {
    var head = "{ folder: /x, build: [a], ";
    assertThatThrownBy(() -> Site.any("front-end", head + "deploy: [a], rsync-to: /y }"))
        .hasMessageContaining("either 'deploy'");
    assertThatThrownBy(() -> Site.any("front-end", head + "deploy: [a] }"))
        .hasMessageContaining("'served' or 'url'");
    assertThatThrownBy(() -> Site.any("front-end", head + "rsync-to: 'u@h:/x' }"))
        .hasMessageContaining("'served' or 'url'");
    assertThatThrownBy(
            () -> Site.any("front-end", head + "deploy: [a], served: /y, output: ../z }"))
        .hasMessageContaining("dist");
    assertThatThrownBy(() -> Site.any("front-end", "{ folder: x, deploy: [a], served: /y }"))
        .hasMessageContaining("absolute path");
  }

  private FrontEndStep done(String more) {
    var step = site.step(more);
    act(step, 1);
    assertThat(judged(step)).isInstanceOf(Judgement.Done.class);
    return step;
  }

  private Judgement judged(Step step) {
    return step.judge(BEFORE_ANYTHING, site.look(step));
  }

  private StepResult act(Step step, int attempt) {
    return step.act(site.stage(attempt), site.look(step));
  }
}
