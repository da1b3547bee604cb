package dev.ripcord.host.ssh;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.host.HostFiles;
import dev.ripcord.host.Trace;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Another machine, over SSH, where commands run under the same supervisor as on this one.
 *
 * <p>What a lost connection leaves behind is read there, not guessed: an act is found again on a
 * new connection, and one that had not begun is barred, so that it never will.
 */
public final class SshHost implements Host {
  private final String name;
  private final Connection connection;
  private final Shell shell;
  private final SshAct acts;
  private final Map<String, Path> kept = new ConcurrentHashMap<>();
  private final Map<ActId, CommandResult> ended = new ConcurrentHashMap<>();

  SshHost(String name, Connection connection) {
    this.name = name;
    this.connection = connection;
    this.shell = new Shell(connection);
    this.acts = new SshAct(shell);
  }

  /** The host at this address; it is reached when it is first needed. */
  public static SshHost at(Clock clock, String address, SshSetup setup) {
    return new SshHost(address, new Connection(clock, SshAddress.parse(address), setup));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CommandResult look(Command command) {
    var bad = Shell.badName(command);
    if (bad.isPresent()) {
      return new NotStarted("this is no name of a variable: " + bad.get());
    }
    try {
      var words = List.of("look", Seconds.of(command.timeout()));
      var atMost = command.timeout().plus(shell.endTakes());
      var account = shell.far().account();
      return Ending.of(shell.run(command, true, () -> words, atMost), command, account);
    } catch (NoAnswer e) {
      return switch (e.fate()) {
        case NOT_SENT, REFUSED -> new NotStarted(e.why());
        case SENT -> new Lost(e.why());
      };
    }
  }

  @Override
  public CommandResult act(ActId id, Command command) {
    var bad = Shell.badName(command);
    if (bad.isPresent()) {
      return new NotStarted("this is no name of a variable: " + bad.get());
    }
    var result = acts.run(id, command);
    if (result instanceof Exited || result instanceof TimedOut) {
      ended.put(id, result);
    }
    return result;
  }

  /** An end that was seen is the end, so nobody is asked for it again. */
  @Override
  public Trace trace(ActId id) {
    var known = ended.get(id);
    return known == null ? traced(id) : new Trace.Ended(known);
  }

  private Trace traced(ActId id) {
    return acts.trace(told("find out what became of an act", () -> acts.traces(id)));
  }

  @Override
  public CommandResult await(ActId id, Duration limit) {
    return acts.await(id, limit);
  }

  @Override
  public List<String> end(String run) {
    var answer =
        told(
            "end the acts of " + run,
            () -> shell.ask(shell.endTakes().multipliedBy(4), 1 << 20, "end_run", run));
    return answer.text().lines().toList();
  }

  @Override
  public HostFiles files() {
    return new SshFiles(name, shell);
  }

  @Override
  public Socket socket() {
    return new Tunnel(connection);
  }

  @Override
  public String boot() {
    try {
      return shell.far().boot();
    } catch (NoAnswer e) {
      throw new HostException("cannot see since when " + name + " runs: " + e.why(), e);
    }
  }

  @Override
  public Path keep(String run) {
    var known = kept.get(run);
    if (known != null) {
      return known;
    }
    var made = told("make a folder to keep things in", () -> shell.ask("keep", run)).text();
    kept.put(run, Path.of(made));
    return Path.of(made);
  }

  @Override
  public void forget(String run, LocalDate oldest) {
    ended.keySet().removeIf(each -> each.run().equals(run));
    var day = DateTimeFormatter.BASIC_ISO_DATE.format(oldest);
    var _ = told("forget " + run, () -> shell.ask("forget", run, day));
  }

  @Override
  public void close() {
    connection.close();
  }

  /** Something that is asked of the far side. */
  interface Asking {
    Answer ask() throws NoAnswer;
  }

  /** What can be asked twice without harm is, where the connection is lost in between. */
  private Answer told(String what, Asking asking) {
    return told(name, what, asking);
  }

  static Answer told(String name, String what, Asking asking) {
    try {
      var answer = twice(asking);
      if (answer.is("failed")) {
        throw new HostException("cannot " + what + " on " + name + ": " + answer.rest());
      }
      return answer;
    } catch (NoAnswer e) {
      throw new HostException("cannot " + what + " on " + name + ": " + e.why(), e);
    }
  }

  private static Answer twice(Asking asking) throws NoAnswer {
    try {
      return asking.ask();
    } catch (NoAnswer e) {
      if (e.fate() != NoAnswer.Fate.SENT || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return asking.ask();
    }
  }
}
