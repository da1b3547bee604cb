package dev.ripcord.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Host;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Carrying.Carried;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every target keeps to, whatever it drives. A subclass supplies the real thing, a target on
 * it, and a view of that reality which does not go through the driver.
 */
public abstract class TargetContract {
  private Target target;
  private Carrying carrying;

  /** Where the real thing is. */
  protected abstract Host host();

  /** The driver under test first, and those that its configuration needs. */
  protected abstract List<Driver> drivers();

  /** Its kind of target. */
  protected abstract String kind();

  /** The target's text in a catalog. */
  protected abstract String yaml();

  /**
   * All of reality that the target is about, asked without the driver. It must show an effect such
   * as a start, and not change by itself.
   */
  protected abstract String reality();

  /** Of {@link #reality}, what an undo puts back: not that a process is another one. */
  protected abstract String state();

  /** Makes the service run, without the driver, whatever the test before left. */
  protected abstract void run();

  @BeforeEach
  void start() {
    run();
    var kinds = Kinds.of(drivers());
    carrying = new Carrying(kinds, host());
    target = target(kinds);
  }

  private Target target(Kinds kinds) {
    return Optional.<Shape<? extends Target>>ofNullable(kinds.targets().get(kind()))
        .orElseThrow()
        .readOrThrow(YamlReader.read(yaml(), "test"));
  }

  @Test
  void looking_changes_nothing() {
    var before = reality();
    for (var release : releases()) {
      target.ready(carrying.sight(), release);
      target.bringBack(release);
      target.values(release);
      target.logs(release, 10, false);
      everyStep(release).forEach(each -> lookAt(carrying, each));
    }
    target.observe(carrying.sight());
    target.installed(carrying.sight());
    target.running().ifPresent(carrying::check);
    assertThat(reality()).isEqualTo(before);
  }

  @Test
  void what_runs_is_seen_and_installed() {
    assertThat(target.observe(carrying.sight()).identity()).isPresent();
    assertThat(target.observe(carrying.sight()).unseen()).isFalse();
    assertThat(target.installed(carrying.sight())).isInstanceOf(Readiness.Usable.class);
    assertThat(target.running().map(carrying::check).map(Finding::state))
        .isNotEqualTo(Optional.of(Finding.State.BAD));
  }

  @Test
  void an_artefact_that_was_brought_back_is_what_is_observed() {
    var artefacts = target.artefacts(carrying.sight());
    assertThat(artefacts).doesNotHaveDuplicates();
    for (var each : twice(artefacts)) {
      assertThat(target.ready(carrying.sight(), release(each)))
          .isInstanceOf(Readiness.Usable.class);
      assertThat(carrying.all(target.bringBack(release(each)))).allMatch(Carried::done);
      assertThat(target.observe(carrying.sight()).identity()).contains(each.identity());
    }
  }

  @Test
  void bringing_back_what_runs_does_nothing() {
    var running = target.observe(carrying.sight()).identity().orElseThrow();
    var before = reality();
    for (var each : target.artefacts(carrying.sight())) {
      if (each.identity().equals(running)) {
        assertThat(carrying.all(target.bringBack(release(each)))).noneMatch(Carried::acted);
      }
    }
    assertThat(reality()).isEqualTo(before);
  }

  @Test
  void a_release_that_is_not_there_is_not_usable_and_says_why() {
    var unknown = new Artefact("no-such", Map.of("tag", "no-such"), Optional.empty());
    assertThat(target.ready(carrying.sight(), release(unknown)))
        .isInstanceOfSatisfying(
            Readiness.NotUsable.class, each -> assertThat(each.why()).isNotBlank());
  }

  @Test
  void a_stop_is_seen_and_a_start_brings_it_back() {
    var running = running();
    var stopped = carrying.all(target.lifecycle(Verb.STOP, running));
    assertThat(stopped).isNotEmpty().allMatch(Carried::acted).allMatch(Carried::done);
    assertThat(target.observe(carrying.sight()).identity()).isEmpty();
    assertThat(carrying.all(target.lifecycle(Verb.STOP, running))).noneMatch(Carried::acted);
    var started = carrying.all(target.lifecycle(Verb.START, running));
    assertThat(started).isNotEmpty().allMatch(Carried::acted).allMatch(Carried::done);
    assertThat(target.observe(carrying.sight()).identity()).isPresent();
    assertThat(carrying.all(target.lifecycle(Verb.START, running))).noneMatch(Carried::acted);
  }

  @Test
  void a_restart_leaves_another_process_and_the_same_identity() {
    for (var which : List.of(running(), Optional.<Release>empty())) {
      var before = reality();
      var identity = target.observe(carrying.sight()).identity();
      var restarted = carrying.all(target.lifecycle(Verb.RESTART, which));
      assertThat(restarted).isNotEmpty().allMatch(Carried::acted).allMatch(Carried::done);
      assertThat(reality()).isNotEqualTo(before);
      assertThat(target.observe(carrying.sight()).identity()).isEqualTo(identity);
    }
  }

  @Test
  void an_undo_brings_back_what_was_before() {
    var before = state();
    var stopped = carrying.all(target.lifecycle(Verb.STOP, running()));
    assertThat(state()).isNotEqualTo(before);
    assertThat(carrying.undo(stopped)).isNotEmpty().allMatch(Carried::done);
    assertThat(state()).isEqualTo(before);
    for (var release : releases()) {
      var back = carrying.all(target.bringBack(release));
      assertThat(carrying.undo(back)).allMatch(Carried::done);
      assertThat(state()).isEqualTo(before);
    }
  }

  @Test
  void what_may_be_repeated_is_the_same_when_it_is_repeated() {
    var running = running();
    for (var verb : List.of(Verb.STOP, Verb.START, Verb.RESTART)) {
      for (var each : carrying.all(target.lifecycle(verb, running))) {
        var after = state();
        switch (each.step().repeatability()) {
          case SAFE, KEYED ->
              assertThat(carrying.again(each).last()).isInstanceOf(Judgement.Done.class);
          case VERIFIABLE ->
              assertThat(
                      each.step().judge(Optional.of(each.before()), lookAt(carrying, each.step())))
                  .isInstanceOf(Judgement.Done.class);
          case UNSAFE -> assertThat(each.step().repeatability()).isEqualTo(Repeatability.UNSAFE);
        }
        assertThat(state()).isEqualTo(after);
      }
    }
  }

  @Test
  void a_host_without_the_tools_is_unknown_and_never_an_exception() {
    var bare = new Carrying(Kinds.of(drivers()), new ScriptedHost());
    assertThat(target.observe(bare.sight()).identity()).isEmpty();
    assertThat(target.observe(bare.sight()).unseen()).isTrue();
    assertThat(target.installed(bare.sight())).isInstanceOf(Readiness.NotUsable.class);
    target.artefacts(bare.sight());
    target
        .running()
        .ifPresent(each -> assertThat(bare.check(each).state()).isEqualTo(Finding.State.UNKNOWN));
    for (var release : releases()) {
      assertThat(target.ready(bare.sight(), release)).isInstanceOf(Readiness.NotUsable.class);
    }
    for (var step : everyStep(release(anyArtefact()))) {
      var look = lookAt(bare, step);
      assertThat(step.judge(Optional.empty(), look)).isInstanceOf(Judgement.CannotTell.class);
      assertThat(step.undo(look)).isEmpty();
      var stage = new Stage(bare.sight(), new ActId("r", "1", 1, "act"), step.timeout());
      assertThat(step.act(stage, look)).isInstanceOf(StepResult.NotStarted.class);
      assertThat(step.preview(bare.sight(), look)).isNotNull();
    }
  }

  @Test
  void the_log_can_be_read() {
    var command =
        target.logs(10, false).or(() -> running().flatMap(each -> target.logs(each, 10, false)));
    var answer = host().look(command.orElseThrow());
    assertThat(answer.ok()).as(answer.said()).isTrue();
    assertThat(answer.stdout()).isNotBlank();
  }

  /** The release that runs; empty where the target has no releases. */
  private Optional<Release> running() {
    var identity = target.observe(carrying.sight()).identity();
    return releases().stream()
        .filter(each -> identity.equals(Optional.of(each.identity())))
        .findFirst();
  }

  private Artefact anyArtefact() {
    return target.artefacts(carrying.sight()).stream()
        .findFirst()
        .orElseGet(() -> new Artefact("any", Map.of(), Optional.empty()));
  }

  private List<Release> releases() {
    return target.artefacts(carrying.sight()).stream().map(TargetContract::release).toList();
  }

  private List<Step> everyStep(Release release) {
    var entries = new ArrayList<StepEntry>();
    for (var verb : Verb.values()) {
      entries.addAll(target.lifecycle(verb, Optional.of(release)));
    }
    entries.addAll(target.bringBack(release));
    return entries.stream()
        .map(StepEntry::change)
        .map((Configured each) -> carrying.step(each))
        .toList();
  }

  private static Look lookAt(Carrying carrying, Step step) {
    return step.look(carrying.sight());
  }

  private static List<Artefact> twice(List<Artefact> artefacts) {
    return Stream.concat(artefacts.stream(), artefacts.stream()).toList();
  }

  private static Release release(Artefact artefact) {
    return new Release(
        1, artefact.identity(), artefact.selectors(), Instant.EPOCH, Grade.KNOWN, Optional.empty());
  }
}
