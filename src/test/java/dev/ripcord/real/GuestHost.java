package dev.ripcord.real;

import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostFiles;
import dev.ripcord.host.Output;
import dev.ripcord.host.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A guest as a host for drivers under test: commands run in it as root or as one of its users. What
 * acts became is kept in this JVM only.
 */
public final class GuestHost implements Host {
  private static final int TIMED_OUT = 124;
  private static final int NOT_FOUND = 127;

  private final Guest guest;
  private final Map<ActId, CommandResult> acted = new ConcurrentHashMap<>();

  public GuestHost(Guest guest) {
    this.guest = guest;
  }

  @Override
  public String name() {
    return "guest";
  }

  @Override
  public CommandResult look(Command command) {
    return run(command);
  }

  @Override
  public CommandResult act(ActId id, Command command) {
    return acted.computeIfAbsent(id, _ -> run(command));
  }

  private CommandResult run(Command command) {
    var ran = guest.start(words(command)).await(command.timeout().plusSeconds(30));
    var output = new Output(ran.out(), ran.err(), false);
    if (ran.exit() == TIMED_OUT) {
      return new CommandResult.TimedOut(command.timeout(), output);
    }
    return ran.exit() == NOT_FOUND && ran.err().contains("No such file")
        ? new CommandResult.NotStarted(ran.err().strip())
        : new CommandResult.Exited(ran.exit(), output);
  }

  /** As on a real host, a change of the user alone gives no home. */
  private static String[] words(Command command) {
    var words = new ArrayList<String>();
    command.directory().ifPresent(each -> words.addAll(List.of("env", "-C", each.toString())));
    command
        .as()
        .filter(each -> !each.equals("root"))
        .ifPresent(each -> words.addAll(List.of("runuser", "-u", each, "--")));
    words.addAll(List.of("env", "LC_ALL=C"));
    command.environment().forEach((key, value) -> words.add(key + "=" + value));
    var seconds = Math.max(1, command.timeout().toSeconds());
    words.addAll(List.of("timeout", "-k", "1", String.valueOf(seconds)));
    words.addAll(command.argv());
    return words.toArray(String[]::new);
  }

  @Override
  public Trace trace(ActId id) {
    return Optional.ofNullable(acted.get(id))
        .<Trace>map(Trace.Ended::new)
        .orElseGet(Trace.NeverStarted::new);
  }

  @Override
  public CommandResult await(ActId id, Duration limit) {
    return Optional.ofNullable(acted.get(id))
        .orElseGet(() -> new CommandResult.NotStarted("it was never started"));
  }

  @Override
  public List<String> end(String run) {
    return List.of(); // an act here has ended when it returns
  }

  @Override
  public HostFiles files() {
    return new GuestFiles(guest);
  }

  @Override
  public Path keep(String run) {
    guest.run("mkdir", "-p", "-m", "700", "/var/lib/ripcord/undo/" + run).text();
    return Path.of("/var/lib/ripcord/undo", run);
  }

  @Override
  public void forget(String run, LocalDate oldest) {
    acted.keySet().removeIf(each -> each.run().equals(run));
  }

  @Override
  public void close() {
    // the guest belongs to the test
  }
}
