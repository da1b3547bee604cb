package dev.ripcord.host.local;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostFiles;
import dev.ripcord.host.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The machine that Ripcord itself runs on. */
public final class LocalHost implements Host {
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Look looks;
  private final Act acts;
  private final Folders state;
  private final Folders kept;
  private final Boots boots;

  private LocalHost(Clock clock, Folders state, Folders kept, Duration grace) {
    var supervisor = new Supervisor(state, grace);
    this.looks = new Look(clock, supervisor);
    this.acts = new Act(clock, supervisor);
    this.state = state;
    this.kept = kept;
    this.boots = new Boots(kept);
  }

  /** The host with the folders that suit who we are. */
  public static LocalHost create(Clock clock) {
    return new LocalHost(clock, Us.stateFolders(), Us.keptFolders(), GRACE);
  }

  /**
   * The host with its state elsewhere.
   *
   * @param state folders for the state of commands; the first that can be written is used
   * @param kept folders for what outlives a run and a restart of the machine
   * @param grace how long a command has after SIGTERM before SIGKILL, in whole seconds
   */
  public static LocalHost create(Clock clock, List<Path> state, List<Path> kept, Duration grace) {
    return new LocalHost(clock, new Folders(state), new Folders(kept), grace);
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public CommandResult look(Command asked) {
    var command = Us.ACCOUNT.placed(asked);
    var refusal = Preflight.refusal(command);
    return refusal.isPresent() ? new NotStarted(refusal.get()) : looks.run(command);
  }

  @Override
  public CommandResult act(ActId id, Command asked) {
    var command = Us.ACCOUNT.placed(asked);
    var before = existing(id);
    if (before.began()) {
      return acts.again(before, command);
    }
    var refusal = Preflight.refusal(command);
    if (refusal.isPresent()) {
      return new NotStarted(refusal.get());
    }
    boots.note(id.run());
    return acts.run(new ActFolder(state.make(id.folder())), command);
  }

  @Override
  public Trace trace(ActId id) {
    var folder = existing(id);
    return folder.began() ? acts.trace(folder) : boots.withoutState(id.run());
  }

  @Override
  public CommandResult await(ActId id, Duration limit) {
    var folder = existing(id);
    if (folder.began()) {
      return acts.await(folder, limit);
    }
    return switch (boots.withoutState(id.run())) {
      case Trace.Ended(CommandResult result) -> result;
      case Trace.NeverStarted _, Trace.Running _ -> new NotStarted("it was never started");
    };
  }

  @Override
  public List<String> end(String run) {
    return state.all(run).stream()
        .flatMap(each -> Tree.folders(each).stream())
        .filter(each -> acts.end(new ActFolder(each)))
        .map(each -> String.valueOf(each.getFileName()))
        .toList();
  }

  @Override
  public HostFiles files() {
    return new LocalFiles();
  }

  @Override
  public Path keep(String run) {
    return kept.make(run);
  }

  @Override
  public void forget(String run, LocalDate oldest) {
    for (var folder : state.all(run)) {
      Tree.delete(folder);
    }
    boots.forget(run);
    kept.places().stream()
        .filter(Files::isDirectory)
        .flatMap(each -> Tree.folders(each, RunName.before(oldest)).stream())
        .forEach(Tree::delete);
  }

  @Override
  public void close() {
    // nothing is held open between two commands
  }

  private ActFolder existing(ActId id) {
    return new ActFolder(state.find(id.folder()));
  }
}
