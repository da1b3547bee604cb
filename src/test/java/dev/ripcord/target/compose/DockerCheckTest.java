package dev.ripcord.target.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Finding.State;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Output;
import dev.ripcord.host.ScriptedHost;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a Docker that answers, is not there, hangs or may not be asked means. */
class DockerCheckTest {
  private static final CommandResult HANGS =
      new CommandResult.TimedOut(Duration.ofSeconds(10), new Output("", "", false));
  private final ScriptedHost host = new ScriptedHost();

  @Test
  void one_that_answers_is_good() {
    host.answer("docker version", "20.10.24+dfsg1\n");
    assertThat(look("answers").said()).isEqualTo("Docker 20.10.24+dfsg1 answers");
    assertThat(look("{ docker-host: 'unix:///run/x.sock' }").isGood()).isTrue();
    assertThat(host.looks().getLast().environment())
        .containsEntry("DOCKER_HOST", "unix:///run/x.sock");
  }

  @Test
  void one_that_is_not_there_is_bad() {
    var said = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.";
    host.answer("docker version", ScriptedHost.exited(1, "\n", said));
    assertThat(look("answers").state()).isEqualTo(State.BAD);
  }

  @Test
  void one_that_hangs_is_bad_unless_the_machine_gives_no_answer_at_all() {
    host.answer("docker version", HANGS).answer("true", "");
    assertThat(look("answers").state()).isEqualTo(State.BAD);
    assertThat(look("answers").said()).contains("the daemon hangs");
    host.answer("true", HANGS);
    assertThat(look("answers").state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void one_that_may_not_be_asked_or_has_no_client_is_unknown() {
    var denied = "permission denied while trying to connect to the Docker daemon socket";
    host.answer("docker version", ScriptedHost.exited(1, "", denied));
    assertThat(look("answers").state()).isEqualTo(State.UNKNOWN);
    host.answer("docker version", new CommandResult.NotStarted("no such program: docker"));
    assertThat(look("answers").state()).isEqualTo(State.UNKNOWN);
  }

  private Finding look(String yaml) {
    var check = DockerCheck.shape().readOrThrow(YamlReader.read(yaml, "test"));
    return check.look(new Sight(host, Clock.system(), new Secrets(_ -> ""), Instant.EPOCH));
  }
}
