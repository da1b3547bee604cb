package dev.ripcord.target.dokku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.release.Artefact;
import org.junit.jupiter.api.Test;

/** What the repository of an app tells of what was deployed. */
class HistoryTest {
  private static final String A = "a".repeat(40);
  private static final String B = "b".repeat(40);
  private static final String C = "c".repeat(40);
  private static final String IMAGE = "registry.example.com/api:1.4@sha256:" + "1".repeat(64);

  @Test
  void commits_are_told_oldest_first_with_their_tags() {
    var found =
        History.parse(
            """
            %s\trefs/heads/master
            %s\trefs/tags/pre-deploy-20231201-120000
            %s\trefs/tags/v1
            %s\trefs/tags/v1^{}
            commit %s 1700000100\s
            commit %s 1700000000\s
            """
                .formatted(B, A, C, A, B, A));
    assertThat(found.stream().map(Artefact::identity))
        .containsExactly("commit:" + A, "commit:" + B);
    assertThat(found.getFirst().selectors())
        .containsEntry("commit", A)
        .containsEntry("tag", "pre-deploy-20231201-120000")
        .containsEntry("tags", "v1");
    assertThat(found.getFirst().since().orElseThrow().getEpochSecond()).isEqualTo(1700000000);
  }

  @Test
  void a_deployment_by_digest_is_that_image_and_the_last_time_counts() {
    var found =
        History.parse(
            "commit %s 1700000200 %s\ncommit %s 1700000100 \ncommit %s 1700000000 %s\n"
                .formatted(C, IMAGE, B, A, IMAGE));
    assertThat(found.stream().map(Artefact::identity))
        .containsExactly("commit:" + B, "image:registry.example.com/api@sha256:" + "1".repeat(64));
    assertThat(found.getLast().selectors()).containsEntry("digest", "sha256:" + "1".repeat(64));
    assertThat(found.getLast().since().orElseThrow().getEpochSecond()).isEqualTo(1700000200);
  }

  @Test
  void a_deployment_by_tag_keeps_its_commit_and_says_of_which_image() {
    var found = History.parse("commit " + A + " 1700000000 example/api:2\n");
    assertThat(found.getFirst().identity()).isEqualTo("commit:" + A);
    assertThat(found.getFirst().selectors()).containsEntry("image", "example/api:2");
  }

  @Test
  void a_tag_on_what_is_not_in_the_last_commits_is_there_too() {
    var found = History.parse(C + "\trefs/tags/old\ncommit " + A + " 1700000000 \n");
    assertThat(found.stream().map(Artefact::identity))
        .containsExactly("commit:" + C, "commit:" + A);
    assertThat(found.getFirst().selectors()).containsEntry("tag", "old");
  }
}
