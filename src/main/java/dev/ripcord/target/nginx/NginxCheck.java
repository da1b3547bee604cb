package dev.ripcord.target.nginx;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.HostException;
import dev.ripcord.script.Piece;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether nginx runs, and would take its configuration as it is on disk.
 *
 * @param valid whether the configuration is tested
 * @param running whether it has to run
 */
record NginxCheck(boolean valid, boolean running, Server server) implements Check {

  NginxCheck {
    if (!valid && !running) {
      throw new IllegalArgumentException("nothing is checked");
    }
  }

  static Shape<NginxCheck> shape() {
    var valid =
        Field.or("valid", Shapes.bool(), true, "false: the configuration is not tested (nginx -t)");
    var running = Field.or("running", Shapes.bool(), true, "false: it need not run");
    return Shapes.object(
        "nginx runs, and its configuration on disk is valid.",
        values -> new NginxCheck(values.get(valid), values.get(running), Server.of(values)),
        Stream.concat(Stream.of(valid, running), Server.FIELDS.stream()).toArray(Field<?>[]::new));
  }

  @Override
  public String title() {
    return (running ? "nginx runs" : "nginx") + (valid ? ", and its configuration is valid" : "");
  }

  @Override
  public Finding look(Sight sight) {
    try {
      var tested = valid ? tested(sight) : Finding.good("not tested");
      return tested.isGood() && running ? runs(sight) : tested;
    } catch (HostException e) {
      return Finding.unknown(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Piece> plain() {
    return Optional.of(
        server.plain().call("nginx_check", valid ? "yes" : "no", running ? "yes" : "no"));
  }

  private Finding tested(Sight sight) {
    return switch (server.test(sight)) {
      case CommandResult.Exited(int status, _) when status == 0 ->
          Finding.good("the configuration is valid");
      case CommandResult.Exited bad ->
          Finding.bad("the configuration is not valid: " + Server.complaint(bad));
      case CommandResult other -> Finding.unknown("nginx -t: " + other.said());
    };
  }

  private Finding runs(Sight sight) {
    var layout = Layout.of(server, sight);
    var found = Processes.look(server, layout, sight, Path.of("/"));
    return found
        .master()
        .filter(_ -> !found.active().isEmpty())
        .map(master ->
            Finding.good("nginx runs, with " + found.active().size() + " workers")
                .with(Map.of("master", String.valueOf(master), "workers", found.workers())))
        .orElseGet(
            () -> Finding.bad("nginx is not running (no master in " + layout.pidFile() + ")"));
  }
}
