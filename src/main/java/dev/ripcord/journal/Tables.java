package dev.ripcord.journal;

import dev.ripcord.plan.Rank;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tables that are made from events, in memory: to compare with those of the database. */
final class Tables {
  /** A run's row, and where its chain ends. */
  record Run(RunRow row, Stored.End end) {}

  /** A service's row: who had it last, and whether that one still has it. */
  record Held(Optional<String> run, Rank rank, long epoch, String owner) {}

  /** A try's row. */
  record Tried(
      String host, Attempt state, Optional<String> handle, Optional<Integer> before, Instant at) {}

  final Map<String, Run> runs = new TreeMap<>();
  final Map<String, Held> services = new TreeMap<>();
  final Map<Change.Try, Tried> attempts = new HashMap<>();

  void apply(Change change) {
    switch (change) {
      case Change.Begun each -> runs.put(each.run(), begun(each));
      case Change.Grown(String run, Stored.End end, Instant at) ->
          runs.computeIfPresent(run, (_, old) -> new Run(row(old.row(), at), end));
      case Change.Held each -> held(each);
      case Change.Ended(String run, Outcome outcome) ->
          runs.computeIfPresent(
              run, (_, old) -> new Run(row(old.row(), Optional.of(outcome)), old.end()));
      case Change.Released(String run, String service) ->
          services.computeIfPresent(service, (_, old) -> released(run, old));
      case Change.Tried each -> attempts.merge(each.key(), tried(each), Tables::further);
    }
  }

  private void held(Change.Held each) {
    services.put(
        each.service(), new Held(Optional.of(each.run()), each.rank(), each.epoch(), each.owner()));
    runs.computeIfPresent(each.run(), (_, old) -> new Run(row(old.row(), each), old.end()));
  }

  private static Held released(String run, Held old) {
    return old.run().equals(Optional.of(run))
        ? new Held(Optional.empty(), old.rank(), old.epoch(), old.owner())
        : old;
  }

  private static Tried tried(Change.Tried each) {
    return new Tried(each.host(), each.state(), each.handle(), each.before(), each.at());
  }

  private static Tried further(Tried old, Tried now) {
    return new Tried(
        now.host(),
        now.state(),
        now.handle().or(old::handle),
        now.before().or(old::before),
        now.at());
  }

  private static Run begun(Change.Begun each) {
    var row =
        new RunRow(
            each.run(),
            each.service(),
            each.purpose(),
            each.procedure(),
            each.rank(),
            each.at(),
            each.at(),
            Optional.empty(),
            0,
            "");
    return new Run(row, Stored.End.START);
  }

  private static RunRow row(RunRow old, Instant updated) {
    return row(old, updated, old.outcome(), old.epoch(), old.owner());
  }

  private static RunRow row(RunRow old, Optional<Outcome> outcome) {
    return row(old, old.updated(), outcome, old.epoch(), old.owner());
  }

  private static RunRow row(RunRow old, Change.Held held) {
    return row(old, old.updated(), Optional.empty(), held.epoch(), held.owner());
  }

  private static RunRow row(
      RunRow old, Instant updated, Optional<Outcome> outcome, long epoch, String owner) {
    return new RunRow(
        old.id(),
        old.service(),
        old.purpose(),
        old.procedure(),
        old.rank(),
        old.created(),
        updated,
        outcome,
        epoch,
        owner);
  }
}
