package dev.ripcord.app;

import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostFiles;
import dev.ripcord.host.Trace;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A host as it is looked at to answer one question: what was looked at once for it is not asked for
 * again, because the list of pm2 alone takes half a second. A run never looks through one.
 */
final class Glance implements Host {
  private final Host host;
  private final HostFiles files;
  private final Map<String, FutureTask<CommandResult>> seen = new ConcurrentHashMap<>();

  Glance(Host host) {
    this.host = host;
    this.files = new GlanceFiles(host.files());
  }

  @Override
  public CommandResult look(Command command) {
    var asked = seen.computeIfAbsent(key(command), _ -> new FutureTask<>(() -> host.look(command)));
    asked.run(); // whoever comes second waits, and holds up nobody who asks something else
    return answer(asked);
  }

  private static CommandResult answer(FutureTask<CommandResult> asked) {
    try {
      return asked.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new CommandResult.Lost("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a look ended with an error", e.getCause());
    }
  }

  private static String key(Command command) {
    return String.join("\0", command.argv())
        + "\0in "
        + command.directory().map(Path::toString).orElse("")
        + "\0as "
        + command.as().orElse("")
        + "\0with "
        + new TreeMap<>(command.environment());
  }

  @Override
  public String name() {
    return host.name();
  }

  @Override
  public CommandResult act(ActId id, Command command) {
    throw new IllegalStateException("whoever only looks does not act: " + command.argv());
  }

  @Override
  public Trace trace(ActId id) {
    return host.trace(id);
  }

  @Override
  public String boot() {
    return host.boot();
  }

  @Override
  public CommandResult await(ActId id, Duration limit) {
    return host.await(id, limit);
  }

  @Override
  public List<String> end(String run) {
    return host.end(run);
  }

  @Override
  public HostFiles files() {
    return files;
  }

  @Override
  public Socket socket() {
    return host.socket();
  }

  @Override
  public Path keep(String run) {
    return host.keep(run);
  }

  @Override
  public void forget(String run, LocalDate oldest) {
    host.forget(run, oldest);
  }

  @Override
  public void close() {
    // the host belongs to whoever opened it
  }
}
