package dev.ripcord.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A host that exists in a test only: commands are answered by what was said beforehand, and what
 * was asked can be read afterwards. A command that nobody prepared for is not found on it.
 */
public final class ScriptedHost implements Host {
  private final Map<String, Function<Command, CommandResult>> answers = new LinkedHashMap<>();
  private final Map<ActId, CommandResult> acted = new HashMap<>();
  private final List<Command> looks = new CopyOnWriteArrayList<>(); // looks come side by side
  private final List<Command> acts = new ArrayList<>();
  private final Map<String, List<String>> running = new HashMap<>();
  private final ScriptedFiles files = new ScriptedFiles();
  private LocalDate keptSince = LocalDate.MIN;

  /** Commands whose words begin so end with 0 and print this; the longest beginning counts. */
  public ScriptedHost answer(String beginning, String stdout) {
    return answer(beginning, exited(0, stdout, ""));
  }

  /** Commands whose words begin so end so. */
  public ScriptedHost answer(String beginning, CommandResult result) {
    return answer(beginning, _ -> result);
  }

  /** Commands whose words begin so are answered by a function, which may change the script. */
  public ScriptedHost answer(String beginning, Function<Command, CommandResult> function) {
    answers.put(beginning, function);
    return this;
  }

  /** An act of a run that is dead goes on for ever, until it is ended. */
  public ScriptedHost stillRuns(String run, String act) {
    running.put(run, List.of(act));
    return this;
  }

  /** An end with this status. */
  public static CommandResult exited(int status, String stdout, String stderr) {
    return new CommandResult.Exited(status, new Output(stdout, stderr, false));
  }

  /** Of runs that began before that day it has forgotten what it kept. */
  public LocalDate keptSince() {
    return keptSince;
  }

  /** What was looked at, in order. */
  public List<Command> looks() {
    return List.copyOf(looks);
  }

  /** What was done, in order. */
  public List<Command> acts() {
    return List.copyOf(acts);
  }

  /** What was done, as lines. */
  public List<String> actLines() {
    return acts.stream().map(each -> String.join(" ", each.argv())).toList();
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public CommandResult look(Command command) {
    looks.add(command);
    return run(command);
  }

  @Override
  public CommandResult act(ActId id, Command command) {
    var known = acted.get(id);
    if (known != null) {
      return known;
    }
    acts.add(command);
    var result = run(command);
    acted.put(id, result);
    return result;
  }

  private CommandResult run(Command command) {
    var line = String.join(" ", command.argv());
    return answers.keySet().stream()
        .filter(line::startsWith)
        .max(java.util.Comparator.comparingInt(String::length))
        .map(answers::get)
        .map(each -> each.apply(command))
        .orElseGet(() -> new CommandResult.NotStarted("no such program: " + line));
  }

  @Override
  public Trace trace(ActId id) {
    var result = acted.get(id);
    return result == null ? new Trace.NeverStarted() : new Trace.Ended(result);
  }

  @Override
  public CommandResult await(ActId id, Duration limit) {
    var result = acted.get(id);
    return result == null ? new CommandResult.Lost("it was never started") : result;
  }

  @Override
  public List<String> end(String run) {
    var ended = running.remove(run);
    return ended == null ? List.of() : ended;
  }

  @Override
  public ScriptedFiles files() {
    return files;
  }

  @Override
  public Path keep(String run) {
    return Path.of("/keep", run);
  }

  @Override
  public void forget(String run, LocalDate oldest) {
    keptSince = oldest;
    acted.keySet().removeIf(each -> each.run().equals(run));
  }

  @Override
  public void close() {
    // nothing is open
  }
}
