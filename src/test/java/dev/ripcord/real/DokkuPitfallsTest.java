package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Host;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import dev.ripcord.target.dokku.DokkuDriver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the commands of the runbook for Dokku really do, and what the target says and does in the
 * same place. Dokku is a stand-in here; sshd, git and the line between are real.
 */
@Needs({Part.SSHD, Part.GIT})
class DokkuPitfallsTest {
  private static final String OLD = DokkuTargetTest.OLD;
  private static final String NEW = DokkuTargetTest.NEW;
  private static final String NEXT = "registry.example.com/api@sha256:" + "3".repeat(64);
  @TempDir static Path folder;
  private static DokkuStandIn dokku;
  private static Path source;
  private static int tests;
  private final Kinds kinds = Kinds.of(List.of(new DokkuDriver()));
  private final Host host = Acting.local(folder.resolve("host" + ++tests));
  private final Carrying carrying = new Carrying(kinds, host);

  @BeforeAll
  static void start() {
    dokku = DokkuStandIn.stock(folder);
    List.of(OLD, NEW, NEXT).forEach(dokku::offer);
    source = dokku.source("api", "one", "two");
  }

  @AfterAll
  static void stop() {
    dokku.close();
  }

  @BeforeEach
  void app() {
    dokku.create("api");
  }

  @AfterEach
  void close() {
    host.close();
  }

  /**
   * {@code ps:rollback}, {@code tags:deploy}, {@code ps:set release-history}: none of them exists.
   */
  @Test
  void the_runbooks_ways_back_do_not_exist_and_releases_says_so_before_the_night() {
    pushed();
    var before = dokku.containers("api") + dokku.effects();
    assertThat(dokku.ssh("ps:rollback", "api").err()).contains("is not a dokku command");
    assertThat(dokku.ssh("ps:rollback", "api", "3").exit()).isEqualTo(1);
    assertThat(dokku.ssh("tags:deploy", "api", "pre-deploy-20231201-120000").err())
        .contains("is not a dokku command");
    assertThat(dokku.ssh("ps:set", "api", "release-history", "10").err())
        .contains("Invalid property specified");
    assertThat(dokku.containers("api") + dokku.effects()).isEqualTo(before);

    var target = target("");
    var seen = target.artefacts(carrying.sight()).getFirst();
    assertThat(seen.selectors()).containsEntry("tag", "pre-deploy-20231201-120000");
    assertThat(why(target, seen.identity()))
        .contains("no way back: Dokku 0.38.27 keeps no releases")
        .contains("'repository'", "git:from-image");
    var armed = target("repository: " + source);
    assertThat(armed.ready(carrying.sight(), release(seen.identity())))
        .isInstanceOf(Readiness.Usable.class);
  }

  @Test
  void a_commit_is_fetched_and_built_again_and_the_containers_prove_it() {
    pushed();
    var commits = dokku.commits(source);
    var target = target("repository: " + source);
    assertThat(target.observe(carrying.sight()).identity()).contains("commit:" + commits.get(1));
    var back = carrying.all(target.bringBack(release("commit:" + commits.getFirst())));
    assertThat(back).allMatch(Carrying.Carried::done);
    assertThat(target.observe(carrying.sight()).identity())
        .contains("commit:" + commits.getFirst());
    assertThat(carrying.undo(back)).hasSize(1).allMatch(Carrying.Carried::done);
    assertThat(target.observe(carrying.sight()).identity()).contains("commit:" + commits.get(1));
  }

  /** The same arguments again end with 0 and change nothing. */
  @Test
  void nothing_changed_and_exit_0_is_no_rollback_and_the_containers_are_made_anew() {
    deployed(OLD);
    fails(NEXT);
    var before = dokku.containers("api");
    var naive = dokku.ssh("git:from-image", "api", NEXT);
    assertThat(naive.exit()).isZero();
    assertThat(naive.out()).contains("No changes detected");
    assertThat(dokku.containers("api")).isEqualTo(before).contains(OLD);

    var target = target("");
    assertThat(target.observe(carrying.sight()).identity()).contains("image:" + OLD);
    var done = carrying.all(target.bringBack(release("image:" + NEXT))).getLast();
    assertThat(done.result().said()).contains("it changed nothing", "ps:rebuild");
    assertThat(done.last()).isInstanceOf(Judgement.Done.class);
    assertThat(dokku.containers("api")).contains(NEXT);
  }

  /** A restart after a build that failed runs the old image, whatever the repository says. */
  @Test
  void what_stands_in_the_repository_is_not_what_runs() {
    deployed(OLD);
    fails(NEXT);
    dokku.run("ps:restart", "api").text();
    assertThat(dokku.ssh("git:report", "api").out()).contains("Git source image:", NEXT);
    var seen = target("").observe(carrying.sight());
    assertThat(seen.identity()).contains("image:" + OLD);
    assertThat(seen.said()).contains("not deployed");
  }

  @Test
  void an_image_that_the_registry_has_no_more_leaves_what_runs_and_is_told() {
    deployed(OLD);
    var gone = "registry.example.com/api@sha256:" + "9".repeat(64);
    var step = target("").bringBack(release("image:" + gone)).getLast();
    var done = carrying.one(carrying.step(step.change()));
    assertThat(done.result().said()).contains("exit 1", "manifest unknown");
    assertThat(done.last()).isNotInstanceOf(Judgement.Done.class);
    assertThat(target("").observe(carrying.sight()).identity()).contains("image:" + OLD);
  }

  @Test
  void that_old_images_are_removed_is_said_whenever_somebody_looks_until_they_are_kept() {
    deployed(OLD);
    assertThat(target("").observe(carrying.sight()).said())
        .contains("'dokku builder:set api skip-cleanup true' keeps them");
    assertThat(check("keeps-images: true")).startsWith("BAD");
    dokku.ssh("builder:set", "api", "skip-cleanup", "true").text();
    assertThat(target("").observe(carrying.sight()).said()).doesNotContain("skip-cleanup");
    assertThat(check("keeps-images: true")).startsWith("GOOD");
  }

  /** {@code git ls-remote dokku@host:typo}: Dokku makes an app for whoever fetches from it. */
  @Test
  void looking_at_an_app_that_is_not_there_does_not_make_it() {
    dokku.ssh("git-upload-pack", "'naive'");
    assertThat(dokku.apps()).contains("naive");
    var target = target("typo", "");
    assertThat(target.artefacts(carrying.sight())).isEmpty();
    assertThat(target.observe(carrying.sight()).said()).isEqualTo("Dokku has no app typo");
    assertThat(target.installed(carrying.sight())).isInstanceOf(Readiness.NotUsable.class);
    assertThat(dokku.apps()).doesNotContain("typo");
  }

  /** The line breaks while Dokku builds: it goes on there, and what became of it is looked at. */
  @Test
  void a_deployment_whose_line_was_cut_is_seen_to_its_end() throws InterruptedException {
    deployed(OLD, NEW);
    dokku.slow(true);
    var step = carrying.step(target("").bringBack(release("image:" + OLD)).getLast().change());
    var cut =
        Thread.ofVirtual()
            .start(() -> {
              Eventually.holds("it builds", () -> dokku.effects().getLast().startsWith("build"));
              cut();
              dokku.slow(false);
            });
    var done = carrying.one(step);
    cut.join();
    assertThat(done.result()).isInstanceOf(StepResult.Unknown.class);
    assertThat(done.last()).isInstanceOf(Judgement.Done.class);
    assertThat(dokku.containers("api")).contains(OLD);
  }

  @Test
  void a_host_key_that_nobody_knows_is_told_and_nothing_is_begun() {
    deployed(OLD, NEW);
    var step = carrying.step(target("").bringBack(release("image:" + OLD)).getLast().change());
    var before = step.look(carrying.sight());
    var fresh = Acting.local(folder.resolve("fresh"));
    var other = new Carrying(kinds, fresh);
    dokku.sshd().forgotten();
    try (fresh) {
      assertThat(target("").observe(other.sight()).said()).contains("Host key verification failed");
      var stage = new Stage(other.sight(), new ActId("r", "1", 1, "a"), step.timeout());
      assertThat(step.act(stage, before)).isInstanceOf(StepResult.NotStarted.class);
    } finally {
      dokku.sshd().knownAt(dokku.sshd().port());
    }
  }

  private static void cut() {
    dokku
        .sshd()
        .sessions()
        .forEach(each -> ProcessHandle.of(each).ifPresent(ProcessHandle::destroyForcibly));
  }

  private void deployed(String... images) {
    for (var each : images) {
      dokku.run("git:from-image", "api", each).text();
    }
  }

  /** The build fails, and the repository has it all the same. */
  private void fails(String image) {
    dokku.broken(true);
    assertThat(dokku.run("git:from-image", "api", image).ok()).isFalse();
    dokku.broken(false);
  }

  private void pushed() {
    var commits = dokku.commits(source);
    commits.forEach(each -> dokku.push("api", source, each));
    dokku.tag("api", "pre-deploy-20231201-120000", commits.getFirst());
  }

  private Target target(String more) {
    return target("api", more);
  }

  private Target target(String app, String more) {
    var yaml = "app: " + app + "\n" + dokku.keys() + more + "\n";
    return Objects.requireNonNull(kinds.targets().get("dokku"))
        .readOrThrow(YamlReader.read(yaml, "test"));
  }

  private String check(String more) {
    var yaml = "app: api\n" + dokku.keys() + more + "\n";
    return carrying.check(new Configured("dokku", YamlReader.read(yaml, "test"))).state().name();
  }

  private String why(Target target, String identity) {
    return target.ready(carrying.sight(), release(identity))
            instanceof Readiness.NotUsable(String why)
        ? why
        : "usable";
  }

  private static Release release(String identity) {
    return new Release(1, identity, Map.of(), Instant.EPOCH, Grade.KNOWN, Optional.empty());
  }
}
