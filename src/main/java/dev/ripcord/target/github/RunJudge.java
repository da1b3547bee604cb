package dev.ripcord.target.github;

import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which run is ours and how it stands, by what was seen; pure. */
final class RunJudge {
  static final String KEY = "key";
  static final String KEYED = "keyed";
  static final String SEEN = "seen";
  static final String RUN = "run.";
  static final String NOTED = "noted";
  static final String NOTED_RUN = "noted-run";
  static final String REFUSED = "refused";
  static final String AWAY = "away";

  private RunJudge() {}

  static Judgement judge(Optional<Look> before, Look now) {
    var key = before.flatMap(each -> each.fact(KEY));
    if (key.isEmpty()) {
      return new Judgement.NotYet(now.said());
    }
    if (now.fact(REFUSED).isPresent()) {
      return new Judgement.CannotTell(now.said());
    }
    if (now.fact(AWAY).isPresent()) {
      return new Judgement.NotYet(now.said());
    }
    var run = run(key.get(), before.get(), now);
    return run.flatMap(each -> now.fact(RUN + each).map(fact -> judged(each, fact)))
        .orElseGet(() -> new Judgement.NotYet("GitHub shows no run of it yet"));
  }

  /** By its number where that was told, by the key in its title, or as the only one that is new. */
  static Optional<String> run(String key, Look before, Look now) {
    var noted = now.fact(NOTED_RUN).filter(_ -> now.is(NOTED, key));
    return noted.or(() -> byKey(key, now)).or(() -> onlyNew(key, before, now));
  }

  private static Optional<String> byKey(String key, Look now) {
    return ids(now).stream()
        .filter(each -> now.fact(RUN + each).filter(fact -> fact.endsWith(" " + key)).isPresent())
        .findFirst();
  }

  /** Where no title could show a key; of two that are new, nobody could tell which is ours. */
  private static Optional<String> onlyNew(String key, Look before, Look now) {
    if (before.is(KEYED, "true") || !now.is(NOTED, key) || before.fact(SEEN).isEmpty()) {
      return Optional.empty();
    }
    var old = ids(before);
    var fresh = ids(now).stream().filter(each -> !old.contains(each)).toList();
    return fresh.size() == 1 ? Optional.of(fresh.getFirst()) : Optional.empty();
  }

  private static List<String> ids(Look look) {
    return look.fact(SEEN).filter(each -> !each.isEmpty()).stream()
        .flatMap(each -> Arrays.stream(each.split(",", -1)))
        .toList();
  }

  private static Judgement judged(String run, String fact) {
    var words = fact.split(" ", 3);
    var name = "run " + run;
    return switch (words[0]) {
      case "completed" ->
          words[1].equals("success")
              ? new Judgement.Done(name + " of the workflow ended: success")
              : new Judgement.Failed(name + " of the workflow ended: " + ended(words[1]));
      case "waiting" ->
          new Judgement.NotYet(name + " waits for a person's approval on GitHub, or for a rule");
      case "queued", "requested", "pending" ->
          new Judgement.NotYet(name + " is " + words[0] + ": no runner has taken it yet");
      case "in_progress" -> new Judgement.NotYet(name + " is under way");
      default -> new Judgement.NotYet(name + " is '" + words[0] + "'");
    };
  }

  private static String ended(String conclusion) {
    return switch (conclusion) {
      case "action_required" -> "action_required: it needs a person's approval";
      case "skipped" -> "skipped: none of its jobs was done";
      case "timed_out" -> "timed_out: it took longer than it may";
      case "stale" -> "stale: GitHub gave it up, as nothing came for too long";
      case "startup_failure" -> "startup_failure: its file cannot be carried out";
      default -> conclusion;
    };
  }
}
