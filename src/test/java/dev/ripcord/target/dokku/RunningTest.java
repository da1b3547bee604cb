package dev.ripcord.target.dokku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.step.Look;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What runs is told by the containers, and never by what stands in the repository alone. */
class RunningTest {
  private static final String OLD = "1".repeat(40);
  private static final String NEW = "2".repeat(40);
  private static final String IMAGE = "registry.example.com/api@sha256:" + "a".repeat(64);
  private static final String OTHER = "registry.example.com/api@sha256:" + "b".repeat(64);
  private static final Instant DEPLOYED = Instant.parse("2026-11-22T08:00:00Z");

  @Test
  void the_label_of_the_container_counts_more_than_a_source_that_was_never_deployed() {
    var seen = seen(apps("docker-image", OTHER), git(NEW, OTHER, DEPLOYED.plusSeconds(60)), IMAGE);
    assertThat(seen.identity()).contains("image:" + IMAGE);
    assertThat(seen.head()).contains("image:" + OTHER);
    assertThat(seen.look().said()).contains("its repository holds image:registry.example.com/api@");
  }

  @Test
  void what_was_pushed_and_went_well_runs_although_the_branch_moved_after_it() {
    var seen = seen(apps("git", OLD), git(OLD, "", DEPLOYED.plusSeconds(5)), "dokku/api:latest");
    assertThat(seen.identity()).contains("commit:" + OLD);
  }

  @Test
  void a_sync_without_a_build_does_not_run() {
    var source = apps("git-sync", "https://example.com/api.git#" + OLD);
    var seen = seen(source, git(NEW, "", DEPLOYED.plusSeconds(5)), "dokku/api:latest");
    assertThat(seen.identity()).contains("commit:" + OLD);
    assertThat(seen.look().said())
        .contains("its repository holds commit:222222222222, not deployed");
  }

  @Test
  void new_containers_beside_an_undeployed_commit_may_be_a_restart_or_a_rebuild() {
    var source = apps("git-sync", "https://example.com/api.git#" + OLD);
    var seen = seen(source, git(NEW, "", DEPLOYED.minusSeconds(60)), "dokku/api:latest");
    assertThat(seen.identity()).isEmpty();
    assertThat(seen.runs()).isTrue();
    assertThat(seen.look().said()).contains("what cannot be told");
  }

  @Test
  void an_image_by_tag_goes_by_the_commit_that_dokku_made_for_it() {
    var seen =
        seen(
            apps("docker-image", "example/api:2"),
            git(OLD, "example/api:2", DEPLOYED),
            "example/api:2");
    assertThat(seen.identity()).contains("commit:" + OLD);
  }

  @Test
  void an_image_by_tag_whose_successor_was_not_built_cannot_be_told() {
    var newer = git(NEW, "example/api:3", DEPLOYED.plusSeconds(60));
    var seen = seen(apps("docker-image", "example/api:2"), newer, "example/api:2");
    assertThat(seen.identity()).isEmpty();
  }

  /** {@code registry:set APP push-on-release true} gives what was built of source such a name. */
  @Test
  void the_name_under_which_dokku_pushed_what_it_built_is_no_image_to_go_back_to() {
    var seen = seen(apps("git", OLD), git(OLD, "", DEPLOYED), "registry.example.com/dokku/api:12");
    assertThat(seen.identity()).contains("commit:" + OLD);
  }

  @Test
  void an_address_with_a_token_does_not_get_into_the_facts() {
    var source = apps("git-sync", "https://user:hunter2@example.com/api.git#" + OLD);
    var seen = seen(source, git(OLD, "", DEPLOYED), "dokku/api:latest");
    assertThat(seen.look().toString()).doesNotContain("hunter2");
  }

  @Test
  void an_older_dokku_without_a_source_tells_the_beginning_of_the_commit() {
    var apps = Report.parse("app", "=====> api app information\n       App dir: /home/dokku/api\n");
    var seen = seen(apps, git("1111111", "", DEPLOYED), "dokku/api:latest");
    assertThat(seen.is("commit:" + OLD)).isTrue();
  }

  @Test
  void containers_of_two_images_are_no_release() {
    var containers = List.of(container(IMAGE, "running"), container(OTHER, "exited"));
    var seen = new Seen(look(apps("docker-image", IMAGE), git(OLD, IMAGE, DEPLOYED), containers));
    assertThat(seen.identity()).isEmpty();
    assertThat(seen.runs()).isFalse();
    assertThat(seen.lives()).isTrue();
  }

  @Test
  void the_report_is_read_with_and_without_the_names_of_plugins() {
    var old =
        Report.parse("git", "=====> api git information\n       Git sha:             dbddc3f\n");
    var later =
        Report.parse("git", "=====> api git information\n       Sha:             dbddc3f\n");
    assertThat(old.get("sha")).contains("dbddc3f").isEqualTo(later.get("sha"));
  }

  private static Seen seen(Report apps, Report git, String label) {
    return new Seen(look(apps, git, List.of(container(label, "running"))));
  }

  private static Look look(Report apps, Report git, List<Container> containers) {
    var ps = Report.parse("ps", "       Deployed: true\n");
    return new Running(apps, git, ps, containers).look("api");
  }

  private static Report apps(String source, String told) {
    return Report.parse(
        "app",
        "       App deploy source: "
            + source
            + "\n       App deploy source metadata: "
            + told
            + "\n");
  }

  private static Report git(String sha, String image, Instant updated) {
    return Report.parse(
        "git",
        "       Git sha: %s\n       Git source image: %s\n       Git last updated at: %d\n"
            .formatted(sha, image, updated.getEpochSecond()));
  }

  /** As {@code ps:inspect} shows it, cut down. */
  private static Container container(String label, String status) {
    var json =
        """
        [{"Config": {"Env": ["SECRET=XXXXXX"], "Image": "dokku/api:latest",
           "Labels": {"com.dokku.docker-image-labeler/alternate-tags": "[\\"%s\\"]"}},
          "Created": "%s", "Id": "%s", "Image": "sha256:%s",
          "State": {"Status": "%s", "StartedAt": "2026-11-22T08:00:01Z"}}]
        """
            .formatted(label, DEPLOYED, "c".repeat(64), "d".repeat(64), status);
    return Optional.of(json).flatMap(Container::parse).orElseThrow().getFirst();
  }
}
