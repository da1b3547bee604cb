package dev.ripcord.target.compose;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.host.Host;
import dev.ripcord.probe.Origin;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the Docker daemon answers: without it nothing can be rolled back that runs in it, so it
 * is asked for itself and not by way of its containers, which may well run on without it.
 */
record DockerCheck(Optional<String> as, Optional<String> docker, Duration timeout)
    implements Check {
  static final String KIND = "docker";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  static Shape<DockerCheck> shape() {
    var timeout =
        Field.or("timeout", Shapes.duration(), LIMIT, "how long the daemon may take to answer");
    return Shapes.either(
        Shapes.text("the word 'answers'", "answers")
            .map(_ -> new DockerCheck(Optional.empty(), Optional.empty(), LIMIT)),
        Shapes.object(
            "Whether the Docker daemon answers.",
            values ->
                new DockerCheck(values.get(Keys.AS), values.get(Keys.DOCKER), values.get(timeout)),
            Keys.AS,
            Keys.DOCKER,
            timeout));
  }

  @Override
  public String title() {
    return docker.map(each -> "Docker at " + each).orElse("Docker") + " answers";
  }

  @Override
  public Finding look(Sight sight) {
    Map<String, String> environment =
        docker.map(each -> Map.of("DOCKER_HOST", each)).orElse(Map.of());
    var asked =
        Command.of("docker", "version", "--format", "{{.Server.Version}}")
            .as(as)
            .with(environment)
            .within(timeout);
    var host = sight.host();
    return judge(host.look(asked), host);
  }

  /** A daemon that hangs is bad, unless it is the whole machine that gives no answer. */
  private static Finding judge(CommandResult result, Host host) {
    return switch (result) {
      case Exited(int status, var output) when status == 0 && !output.stdout().isBlank() ->
          Finding.good("Docker " + output.stdout().strip() + " answers")
              .with(Map.of("version", output.stdout().strip()));
      case Exited _ when silent(result.said()) ->
          Finding.bad("the daemon is not there: " + result.said()).from(Origin.ANSWER);
      case Exited _, NotStarted _ -> unknown(result).from(Origin.LOCAL);
      case TimedOut _ when host.look(Command.of("true")).ok() ->
          Finding.bad("the daemon hangs: " + result.said()).from(Origin.REMOTE);
      case TimedOut _, Lost _ -> unknown(result).from(Origin.PATH);
    };
  }

  private static boolean silent(String said) {
    return Stream.of("Cannot connect to the Docker daemon", "Is the docker daemon running")
        .anyMatch(said::contains);
  }

  private static Finding unknown(CommandResult result) {
    return Finding.unknown("Docker cannot be asked (" + result.said() + ")");
  }
}
