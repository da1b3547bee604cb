package dev.ripcord.target.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Making room where Docker says what it said once. */
final class PruneStepTest {
  private final Recorded recorded = new Recorded();

  private PruneStep step(String text) {
    return (PruneStep) recorded.acting().step("prune: { " + text + " }");
  }

  @Test
  void without_what_the_releases_need_nothing_is_removed() {
    var did = recorded.acting().run("prune: { images: 0s }");
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(did.result().said()).contains("nobody said which images the releases need");
    assertThat(recorded.host.acts()).isEmpty();
  }

  @Test
  void where_a_container_cannot_be_seen_nothing_is_removed() {
    recorded.host.answer("docker ps", new dev.ripcord.host.CommandResult.NotStarted("no Docker"));
    var did = recorded.acting().run("prune: { images: 0s, needed: [] }");
    assertThat(did.judgement()).isInstanceOf(Judgement.CannotTell.class);
    assertThat(recorded.host.acts()).isEmpty();
  }

  @Test
  void what_is_left_is_a_failure_and_what_came_free_is_told() {
    var before =
        new Look(Map.of("doomed", Recorded.V1 + " " + Recorded.V2, "free", "1000000"), "2 images");
    var half = new Look(Map.of("doomed", Recorded.V2, "free", "1000000"), "1 image");
    var all = new Look(Map.of("doomed", "", "free", "3500000", "stay", "2 for a release"), "");
    var step = step("images: 1d");
    assertThat(step.judge(Optional.of(before), half)).isInstanceOf(Judgement.Failed.class);
    assertThat(step.judge(Optional.of(before), all))
        .isEqualTo(
            new Judgement.Done(
                "2 images removed, 2.5 MB more are free; of the others 2 for a release stay"));
    assertThat(step.judge(Optional.empty(), before)).isInstanceOf(Judgement.NotYet.class);
    assertThat(step.judge(Optional.empty(), all)).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void what_would_be_removed_is_named_before() {
    var look =
        new Look(
            Map.of(
                "doomed",
                Recorded.V1,
                "names",
                "17b787e2 (old, 2 MB)",
                "bytes",
                "2000000",
                "stay",
                "1 for a release"),
            "");
    assertThat(step("images: 1d").preview(recorded.acting().sight(), look))
        .isEqualTo(
            List.of(
                "removes image 17b787e2 (old, 2 MB)",
                "frees at most 2.0 MB, as images share layers; of the others 1 for a release stay"));
  }

  @Test
  void it_cannot_be_undone_and_has_to_say_what_it_is_about() {
    assertThat(step("images: 1d").reversible()).isFalse();
    assertThatThrownBy(() -> step("keep: [ x ]")).hasMessageContaining("say 'images'");
  }
}
