package dev.ripcord.target.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.real.Eventually;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import dev.ripcord.target.command.CommandDriver;
import dev.ripcord.target.file.FileDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Release folders and their link, on a real file system. */
class DirectoryTargetTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;
  private Acting acting;
  private Path current;

  @BeforeEach
  void make() throws IOException {
    acting = new Acting(new DirectoryDriver(), Acting.local(folder), Map.of());
    current = folder.resolve("current");
    release("20250101120000");
    release("20250102120000");
    Files.createSymbolicLink(current, folder.resolve("releases/20250102120000"));
  }

  private Path release(String name) throws IOException {
    var made = Files.createDirectories(folder.resolve("releases").resolve(name));
    Files.writeString(made.resolve("server.js"), name);
    return made;
  }

  private Target target(String rest) {
    var drivers = List.of(new DirectoryDriver(), new FileDriver(), new CommandDriver());
    var kinds = Kinds.of(drivers);
    return Objects.requireNonNull(kinds.targets().get("directory"))
        .readOrThrow(
            YamlReader.read(
                "{ releases: %s/releases, current: %s%s }".formatted(folder, current, rest),
                "test"));
  }

  private static Release named(String name) {
    return new Release(
        1, "directory:" + name, Map.of("tag", name), Instant.EPOCH, Grade.KNOWN, Optional.empty());
  }

  private Optional<String> running() {
    return target("").observe(acting.sight()).identity();
  }

  private String obstacle(Target target, String name) {
    return target.ready(acting.sight(), named(name)) instanceof Readiness.NotUsable(String why)
        ? why
        : "";
  }

  @Test
  void the_link_says_what_runs_also_when_it_is_relative_or_goes_by_other_links()
      throws IOException {
    assertThat(running()).contains("directory:20250102120000");
    acting.sight().host().files().link(current, Path.of("releases/20250101120000"));
    assertThat(running()).contains("directory:20250101120000");
    Files.createSymbolicLink(folder.resolve("by"), folder.resolve("releases"));
    acting.sight().host().files().link(current, folder.resolve("by/20250102120000/"));
    assertThat(running()).contains("directory:20250102120000");
  }

  @Test
  void a_link_that_is_missing_broken_elsewhere_or_a_folder_is_told() throws IOException {
    var target = target("");
    acting.sight().host().files().link(current, Path.of("releases/none"));
    assertThat(target.observe(acting.sight()).said()).endsWith("which is not there");
    acting.sight().host().files().link(current, folder);
    assertThat(target.observe(acting.sight()).said()).contains("no release in");
    Files.delete(current);
    assertThat(target.observe(acting.sight()).said()).startsWith("there is no link");
    Files.createDirectory(current);
    assertThat(target.observe(acting.sight()).said()).endsWith("it is no link");
    assertThat(target.observe(acting.sight()).identity()).isEmpty();
    assertThat(obstacle(target, "20250101120000")).contains("make it a link");
  }

  /** An empty answer would say that the link leads to no release. */
  @Test
  void a_link_that_cannot_be_followed_now_is_unseen_and_not_elsewhere() {
    var host = new ScriptedHost().answer("readlink", new CommandResult.Lost("the line is dead"));
    var releases = folder.resolve("releases");
    host.files().link(current, releases.resolve("20250102120000"));
    host.files().writePrivate(releases.resolve("20250102120000/server.js"), new byte[0]);
    var seen = target("").observe(new Acting(new DirectoryDriver(), host, Map.of()).sight());
    assertThat(seen.unseen()).isTrue();
    assertThat(seen.said()).contains("the line is dead");
  }

  /** What shows that it was activated was so before a restart too, and says nothing about it. */
  @Test
  void a_restart_is_done_again_though_the_service_is_as_it_should_be() {
    var activate = ", activate: [ { command: { run: [ a ], observe: { file: /b } } } ]";
    var restart = target(activate).lifecycle(Verb.RESTART, Optional.empty());
    assertThat(restart)
        .singleElement()
        .extracting(each -> each.change().config().toString())
        .asString()
        .contains("verify")
        .doesNotContain("observe");
  }

  @Test
  void every_folder_is_an_artefact_and_what_lies_in_it_names_it() throws IOException {
    Files.writeString(release("20250103120000").resolve("REVISION"), COMMIT + "\n");
    var checkout = release("20250104120000");
    Files.createDirectories(checkout.resolve(".git/refs/heads"));
    Files.writeString(checkout.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    Files.writeString(checkout.resolve(".git/refs/heads/main"), COMMIT.replace('0', 'f') + "\n");
    Files.writeString(checkout.resolve("VERSION"), "\nv1.4\n");
    Files.createDirectory(folder.resolve("releases/.hidden"));
    Files.writeString(folder.resolve("releases/file"), "");
    var found = target("").artefacts(acting.sight());
    assertThat(found)
        .extracting(Artefact::identity)
        .containsExactly(
            "directory:20250101120000",
            "directory:20250102120000",
            "directory:20250103120000",
            "directory:20250104120000");
    assertThat(found.get(2).selectors()).containsEntry("commit", COMMIT);
    assertThat(found.get(3).selectors())
        .containsEntry("commit", COMMIT.replace('0', 'f'))
        .containsEntry("tag", "v1.4");
    assertThat(found.getFirst().since()).contains(Instant.parse("2025-01-01T12:00:00Z"));
  }

  @Test
  void a_folder_that_is_gone_empty_or_lacks_a_file_is_not_ready() throws IOException {
    var target = target(", needs: server.js");
    assertThat(obstacle(target, "20250101120000")).isEmpty();
    assertThat(obstacle(target, "none")).contains("is not there");
    Files.createDirectory(folder.resolve("releases/empty"));
    assertThat(obstacle(target, "empty")).endsWith("is empty");
    Files.delete(release("half").resolve("server.js"));
    Files.writeString(folder.resolve("releases/half/README"), "");
    assertThat(obstacle(target, "half")).endsWith("has no server.js");
    assertThat(target("").artefacts(acting.sight())).isNotEmpty();
  }

  @Test
  void without_the_releases_folder_there_is_nothing_and_that_is_no_fault() throws IOException {
    Files.move(folder.resolve("releases"), folder.resolve("away"));
    assertThat(target("").artefacts(acting.sight())).isEmpty();
    assertThat(obstacle(target(""), "20250101120000")).contains("is not there");
    assertThat(target("").installed(acting.sight())).isInstanceOf(Readiness.NotUsable.class);
  }

  @Test
  void bringing_back_moves_the_link_and_then_activates() {
    var copy = "copy-file: { from: /a, to: \"${release.folder}/b\" }";
    var target = target(", activate: [ { %s } ], stop: [ { %s } ]".formatted(copy, copy));
    var steps = target.bringBack(named("20250101120000"));
    assertThat(steps).extracting(each -> each.change().kind()).containsExactly("link", "copy-file");
    var did = acting.run(acting.step(steps.getFirst().change()));
    assertThat(did.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(running()).contains("directory:20250101120000");
    acting.undo(did);
    assertThat(running()).contains("directory:20250102120000");
    assertThat(target.values(named("x")))
        .containsEntry("folder", folder + "/releases/x")
        .containsEntry("name", "x")
        .containsEntry("tag", "x");
    assertThat(target.lifecycle(Verb.STOP, Optional.empty())).hasSize(1);
    assertThat(target.lifecycle(Verb.START, Optional.empty())).isEmpty();
    assertThat(target.lifecycle(Verb.RESTART, Optional.empty())).hasSize(1);
  }

  @Test
  void a_link_never_points_at_nothing_by_our_doing() throws IOException {
    var did = acting.run("link: { path: %s, to: %s/releases/none }".formatted(current, folder));
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(running()).contains("directory:20250102120000");
    Files.delete(current);
    Files.writeString(current, "a file");
    var blocked = acting.run("link: { path: %s, to: %s/releases }".formatted(current, folder));
    assertThat(blocked.judgement()).isInstanceOf(Judgement.Failed.class);
    assertThat(current).content().isEqualTo("a file");
  }

  @Test
  void a_link_that_was_not_there_is_gone_after_the_undo() throws IOException {
    Files.delete(current);
    var did = acting.run("link: { path: %s, to: releases/20250101120000 }".formatted(current));
    assertThat(Files.readSymbolicLink(current)).isEqualTo(Path.of("releases/20250101120000"));
    assertThat(acting.run(did.step()).result().said()).isEqualTo("nothing to do");
    acting.undo(did);
    assertThat(current).doesNotExist();
  }

  @Test
  void the_check_of_a_link_tells_where_it_points() {
    var check = "link: { path: " + current;
    assertThat(acting.check(check + " }").isGood()).isTrue();
    assertThat(
            acting
                .check(check + ", to: " + folder.resolve("releases/20250102120000") + " }")
                .isGood())
        .isTrue();
    assertThat(acting.check(check + ", to: /elsewhere }").state()).isEqualTo(Finding.State.BAD);
    assertThat(acting.check("link: { path: " + folder + "/none }").said()).contains("no link");
  }

  /** A process of this machine that outlives nothing. */
  private Process sleeping(Path where) throws IOException {
    var process = new ProcessBuilder("sleep", "1000").directory(where.toFile()).start();
    Files.writeString(folder.resolve("pid"), process.pid() + "\n");
    return process;
  }

  private static void kill(Process process) {
    process.destroyForcibly().onExit().join();
  }

  @Test
  void where_a_process_is_known_its_release_counts_and_not_the_link() throws IOException {
    var pidFile = folder.resolve("pid");
    var target = target(", process: { pid-file: " + pidFile + " }");
    var activated =
        "activated: { releases: %s/releases, current: %s, process: { pid-file: %s } }"
            .formatted(folder, current, pidFile);
    assertThat(target.observe(acting.sight()).identity()).isEmpty();
    var process = sleeping(folder.resolve("releases/20250102120000"));
    try {
      assertThat(target.observe(acting.sight()).identity()).contains("directory:20250102120000");
      assertThat(acting.check(activated).isGood()).isTrue();
      acting.sight().host().files().link(current, folder.resolve("releases/20250101120000"));
      assertThat(target.observe(acting.sight()).identity()).contains("directory:20250102120000");
      assertThat(acting.check(activated).said()).contains("runs in 20250102120000");
    } finally {
      kill(process);
    }
    assertThat(target.observe(acting.sight()).identity()).isEmpty();
    assertThat(acting.check(activated).said()).contains("has no process");
  }

  @Test
  void a_process_elsewhere_counts_when_it_is_newer_than_the_link() throws IOException {
    var target = target(", process: { pid-file: " + folder.resolve("pid") + " }");
    Eventually.holds("one is started surely after the link", () -> countsUntilItMoves(target));
  }

  /**
   * Whether a process started now is known to be newer: not within the 2/100 s by which a start is
   * counted, and a machine can be that quick.
   */
  private boolean countsUntilItMoves(Target target) {
    try {
      var process = sleeping(folder);
      try {
        if (target.observe(acting.sight()).identity().isEmpty()) {
          return false;
        }
        acting.sight().host().files().link(current, folder.resolve("releases/20250101120000"));
        assertThat(target.observe(acting.sight()).identity()).isEmpty();
        assertThat(target.observe(acting.sight()).said()).contains("before the link moved");
        return true;
      } finally {
        kill(process);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_single_step_of_activation_is_left_out_when_the_process_has_the_release_already() {
    var copy = "{ copy-file: { from: /a, to: /b } }";
    var process = ", process: { unit: app }, activate: ";
    var release = named("20250101120000");
    assertThat(target(process + copy).bringBack(release).getLast().when()).isPresent();
    assertThat(target(process + "[ %s, %s ]".formatted(copy, copy)).bringBack(release))
        .hasSize(3)
        .allMatch(each -> each.when().isEmpty());
  }

  @Test
  void the_log_is_a_file_or_that_of_the_unit() {
    var file = target(", log: /var/log/app.log").logs(5, false).orElseThrow();
    assertThat(file.argv()).containsExactly("tail", "-n", "5", "--", "/var/log/app.log");
    var unit = target(", process: { unit: app }").logs(5, true).orElseThrow();
    assertThat(unit.argv())
        .containsExactly("journalctl", "-u", "app", "-n", "5", "--no-pager", "-f");
    assertThat(target("").logs(5, false)).isEmpty();
  }
}
