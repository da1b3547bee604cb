package dev.ripcord.target.compose;

import static dev.ripcord.target.compose.Recorded.V1;
import static dev.ripcord.target.compose.Recorded.V2;
import static dev.ripcord.target.compose.Recorded.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.step.Judgement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is concluded from what Docker showed. */
class ComposeJudgeTest {
  private static final String NEW = "id=7b84d6fe1c9b4ab21c8e";
  private static final String JUST = "started=2026-11-22T07:29:59.500000000Z";

  private static Judgement judge(ComposeVerb verb, View now) {
    return judge(verb, Optional.empty(), Optional.empty(), now);
  }

  private static Judgement judge(ComposeVerb verb, View before, View now) {
    return judge(verb, Optional.empty(), Optional.of(before), now);
  }

  private static Judgement judge(
      ComposeVerb verb, Optional<String> image, Optional<View> before, View now) {
    return new ComposeJudge(verb, image, Duration.ofSeconds(3)).judge(before, now);
  }

  private static View named(View view, String image) {
    return new View(view.look().with("named", image));
  }

  @Test
  void what_runs_and_settled_is_started() {
    assertThat(judge(ComposeVerb.START, view())).isInstanceOf(Judgement.Done.class);
  }

  @Test
  void what_was_just_started_is_not_believed_yet() {
    var judged = judge(ComposeVerb.START, view("status=exited"), view(NEW, JUST));
    assertThat(judged).isInstanceOf(Judgement.NotYet.class);
    assertThat(judged.said()).contains("counted after 3s of life");
  }

  @Test
  void a_health_check_counts_for_more_than_age() {
    assertThat(judge(ComposeVerb.START, view("health=starting")))
        .isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(ComposeVerb.START, view("health=healthy", JUST)))
        .isInstanceOf(Judgement.Done.class);
    var ill = judge(ComposeVerb.START, view("status=exited"), view(JUST, "health=unhealthy"));
    assertThat(ill).isInstanceOf(Judgement.Failed.class);
    assertThat(ill.said()).contains("unhealthy", "docker inspect");
  }

  @Test
  void restarts_since_the_act_are_a_crash_loop_and_older_ones_are_not() {
    var before = view("status=exited", "restarts=7");
    assertThat(judge(ComposeVerb.START, before, view(NEW, "status=restarting", "restarts=2")))
        .isInstanceOf(Judgement.Failed.class);
    assertThat(judge(ComposeVerb.START, before, view("restarts=7")))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_container_that_was_started_and_ended_has_failed() {
    var judged =
        judge(ComposeVerb.START, view("status=exited"), view("status=exited", "exit=1", JUST));
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said()).contains("exit 1", "docker logs 98422db8020f");
    assertThat(judge(ComposeVerb.START, view("status=exited"), view("status=exited")))
        .isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void a_container_that_could_not_be_started_says_why() {
    var made =
        view(
            NEW,
            "image=" + V1,
            "status=created",
            "started=0001-01-01T00:00:00Z",
            "fault=\"port is already allocated\"");
    var judged = judge(ComposeVerb.UP, Optional.of(V1), Optional.of(view()), made);
    assertThat(judged).isInstanceOf(Judgement.Failed.class);
    assertThat(judged.said()).contains("port is already allocated");
  }

  @Test
  void another_image_than_the_wanted_one_is_not_there_whatever_its_name() {
    var judged = judge(ComposeVerb.UP, Optional.of(V1), Optional.empty(), view());
    assertThat(judged).isInstanceOf(Judgement.NotYet.class);
    assertThat(judged.said()).contains("not the image 17b787e217b7");
    assertThat(judge(ComposeVerb.UP, Optional.of(V2), Optional.empty(), view()))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void the_wanted_image_is_not_enough_while_the_next_up_would_take_another() {
    var judged = judge(ComposeVerb.UP, Optional.of(V2), Optional.empty(), named(view(), V1));
    assertThat(judged).isInstanceOf(Judgement.NotYet.class);
    assertThat(judged.said())
        .contains("registry.test/shop:latest", "which the next 'up' would take");
    assertThat(judge(ComposeVerb.UP, Optional.of(V2), Optional.empty(), named(view(), V2)))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_restart_is_done_when_it_is_another_start() {
    assertThat(judge(ComposeVerb.RESTART, view())).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(ComposeVerb.RESTART, view(), view())).isInstanceOf(Judgement.NotYet.class);
    assertThat(judge(ComposeVerb.RESTART, view(), view("started=2026-11-22T07:25:00.123456789Z")))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void stopped_is_what_docker_does_not_start_again_by_itself() {
    assertThat(judge(ComposeVerb.STOP, view())).isInstanceOf(Judgement.NotYet.class);
    var judged = judge(ComposeVerb.STOP, view("status=exited"));
    assertThat(judged).isInstanceOf(Judgement.NotYet.class);
    assertThat(judged.said()).contains("restart policy 'always'");
    assertThat(judge(ComposeVerb.STOP, view("status=exited", "policy=no")))
        .isInstanceOf(Judgement.Done.class);
    assertThat(judge(ComposeVerb.STOP, view("status=exited", "policy=unless-stopped")))
        .isInstanceOf(Judgement.Done.class);
    assertThat(judge(ComposeVerb.STOP, new View(Recorded.none())))
        .isInstanceOf(Judgement.Done.class);
  }

  @Test
  void two_images_at_once_are_no_release() {
    var both = new Recorded().container().container(NEW, "image=" + V1).seen();
    assertThat(both.image()).isEqualTo(View.SEVERAL);
    assertThat(judge(ComposeVerb.UP, Optional.of(V1), Optional.empty(), both))
        .isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void of_a_whole_file_a_one_shot_that_did_its_work_is_no_fault() {
    var all = Recorded.stack().of(java.util.List.of());
    var both =
        new Recorded()
            .container()
            .container("id=7b84d6fe1c9b", "service=once", "status=exited", "policy=no");
    both.host.answer("docker compose config --services", "app\nonce\n");
    assertThat(new View(StackLook.at(both.host, all)).running()).isTrue();
    both.host.answer("docker compose config --services", "app\nonce\nmore\n");
    var lacking = new View(StackLook.at(both.host, all));
    assertThat(lacking.state()).isEqualTo("partly");
    assertThat(lacking.look().said()).contains("no container for more");
  }
}
