package dev.ripcord.run;

import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Deadline;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.Proof;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Is the service back? All required checks good so many times in a row; then one look at the rest.
 */
final class Proving {
  private final Proof proof;
  private final Steps steps;
  private final Sight sight;
  private final Consumer<Event> journal;
  private final Progress progress;

  Proving(Proof proof, Steps steps, Sight sight, Consumer<Event> journal, Progress progress) {
    this.proof = proof;
    this.steps = steps;
    this.sight = sight;
    this.journal = journal;
    this.progress = progress;
  }

  void prove() throws InterruptedException {
    var rounds = 0;
    var good = 0;
    var deadline = Deadline.in(sight.clock(), proof.within());
    var required = checks(proof.required());
    var findings = look(required);
    while (true) {
      rounds++;
      good = allGood(findings) ? good + 1 : 0;
      progress.proving(good, proof.good(), firstNotGood(findings));
      if (good >= proof.good() || deadline.passed()) {
        break;
      }
      sight.clock().sleep(proof.every());
      findings = look(required);
    }
    tell(findings, true, rounds, good >= proof.good());
    tell(look(checks(proof.rest())), false, 1, true);
  }

  private Map<PlannedCheck, Check> checks(List<PlannedCheck> planned) {
    var checks = new LinkedHashMap<PlannedCheck, Check>();
    planned.forEach(each -> checks.put(each, steps.check(each)));
    return checks;
  }

  private Map<PlannedCheck, Finding> look(Map<PlannedCheck, Check> checks) {
    var findings = new LinkedHashMap<PlannedCheck, Finding>();
    checks.forEach((planned, check) -> findings.put(planned, check.look(sight)));
    return findings;
  }

  /** A lesser check does not hold the proof up: it only makes the end a degraded one. */
  private static boolean allGood(Map<PlannedCheck, Finding> findings) {
    return findings.entrySet().stream()
        .allMatch(each -> each.getValue().isGood() || each.getKey().degrades());
  }

  private static String firstNotGood(Map<PlannedCheck, Finding> findings) {
    return findings.entrySet().stream()
        .filter(each -> !each.getValue().isGood())
        .findFirst()
        .map(each -> each.getKey().name() + ": " + each.getValue().said())
        .orElse("all good");
  }

  /** A look that was good at last, but not often enough in a row, proves nothing. */
  private void tell(
      Map<PlannedCheck, Finding> findings, boolean required, int rounds, boolean proven) {
    var flapping = !proven && allGood(findings);
    findings.forEach((check, finding) ->
        journal.accept(
            new Event.Checked(
                check.name(),
                required,
                check.degrades(),
                flapping && !check.degrades() ? "BAD" : finding.state().name(),
                flapping
                    ? "good now, but not " + proof.good() + " times in a row: " + finding.said()
                    : finding.said(),
                rounds)));
  }
}
