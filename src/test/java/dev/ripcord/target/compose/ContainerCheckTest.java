package dev.ripcord.target.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Mark;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.probe.Origin;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a container's look counts, beside whether it is well. */
class ContainerCheckTest {
  private static final String ID = "98422db8020f";
  private static final Instant STARTED = Instant.parse("2026-11-22T07:20:00.123456789Z");
  private static final Mark START = new Mark("start " + ID, STARTED);

  private final Recorded docker = new Recorded();

  @Test
  void a_start_is_a_mark_by_container_and_time() {
    docker.container();
    assertThat(look("shop").marks()).containsExactly(START);
  }

  @Test
  void starts_between_two_looks_are_marks_too_and_the_last_one_is_not_counted_twice() {
    docker.container("restarts=0");
    docker.host.answer(
        "docker events",
        event("start", STARTED.minusSeconds(40))
            + event("start", STARTED.minusSeconds(20))
            + event("oom", STARTED.minusSeconds(1))
            + event("start", STARTED.plusMillis(12))
            + "start\t"
            + "f".repeat(64)
            + "\t1\n");

    assertThat(look("shop").marks())
        .containsExactly(
            new Mark("start " + ID, STARTED.minusSeconds(40)),
            new Mark("start " + ID, STARTED.minusSeconds(20)),
            new Mark("oom " + ID, STARTED.minusSeconds(1)),
            new Mark("start " + ID, STARTED.plusMillis(12)));
  }

  @Test
  void a_container_that_was_never_started_has_no_mark() {
    docker.container("status=created", "started=0001-01-01T00:00:00Z");
    assertThat(look("shop").marks()).isEmpty();
  }

  @Test
  void how_it_ended_is_a_number() {
    docker.container("status=exited", "exit=137");
    var seen = look("{ directory: /srv/shop, service: app }");

    assertThat(seen.numbers()).containsEntry("exit", 137.0).containsEntry("count", 1.0);
    assertThat(seen.origin()).contains(Origin.ANSWER);
  }

  @Test
  void a_docker_that_does_not_answer_says_nothing_of_the_container() {
    docker.host.answer("docker ps", ScriptedHost.exited(1, "", "Cannot connect to the daemon"));
    var seen = look("{ directory: /srv/shop, service: app }");

    assertThat(seen.state()).isEqualTo(Finding.State.UNKNOWN);
    assertThat(seen.origin()).contains(Origin.PATH);
    assertThat(seen.numbers()).isEmpty();
  }

  private static String event(String what, Instant at) {
    var nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
    return what + "\t" + ID + "a".repeat(52) + "\t" + nanos + "\n";
  }

  private Finding look(String yaml) {
    var check = ContainerCheck.shape().readOrThrow(YamlReader.read(yaml, "test"));
    var clock = Clock.system();
    return check.look(new Sight(docker.host, clock, new Secrets(_ -> ""), Instant.EPOCH));
  }
}
