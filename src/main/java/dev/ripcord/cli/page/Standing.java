package dev.ripcord.cli.page;

import dev.ripcord.app.Attendance.Watched;
import dev.ripcord.app.Planning;
import dev.ripcord.app.Ripcord;
import dev.ripcord.app.Survey;
import dev.ripcord.check.Finding;
import dev.ripcord.decide.guard.Holds;
import dev.ripcord.decide.incident.Incident;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import java.util.Map;
import java.util.Optional;

/**
 * How a service stands, as far as it was looked at.
 *
 * @param fault why it could not be looked at; then only what the journal tells is there
 * @param back what a rollback to {@code previous} would come to
 * @param holder who has it
 * @param last its newest run
 * @param incident the one of it that is not over
 * @param held how a person keeps it from being gone back from by itself
 * @param watched who watches it; empty where it has no rules, or nobody asked
 */
public record Standing(
    String service,
    Optional<String> fault,
    Optional<Survey> survey,
    Map<String, Finding> health,
    Optional<Planning> back,
    Optional<Ripcord.Holder> holder,
    Optional<RunRow> last,
    Optional<Incident> incident,
    Holds held,
    Optional<Watched> watched) {

  /** What the journal tells of one that was not looked at yet. */
  public static Standing known(
      String service,
      Optional<Ripcord.Holder> holder,
      Optional<RunRow> last,
      Optional<Incident> incident,
      Holds held) {
    return new Standing(
        service,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        holder,
        last,
        incident,
        held,
        Optional.empty());
  }

  /** The same, with what was seen of it. */
  public Standing seen(Survey seen, Map<String, Finding> checks, Planning way) {
    return new Standing(
        service,
        fault,
        Optional.of(seen),
        checks,
        Optional.of(way),
        holder,
        last,
        incident,
        held,
        watched);
  }

  /** The same, where it could not be looked at. */
  public Standing unseen(String why) {
    return new Standing(
        service, Optional.of(why), survey, health, back, holder, last, incident, held, watched);
  }

  /** The same, with who watches it. */
  public Standing with(Watched by) {
    return new Standing(
        service, fault, survey, health, back, holder, last, incident, held, Optional.of(by));
  }

  /** What a run that has the service does; empty when nobody has it. */
  public Optional<Hold> hold() {
    return holder.map(each -> waits() ? Hold.WAITS : each.alive() ? Hold.RUNS : Hold.INTERRUPTED);
  }

  /** What has become of a run that has a service. */
  public enum Hold {
    RUNS,
    WAITS,
    INTERRUPTED
  }

  /** Whether nothing of it needs a person. */
  public boolean well() {
    return fault.isEmpty()
        && incident.isEmpty()
        && hold().filter(each -> each != Hold.RUNS).isEmpty()
        && health.values().stream().allMatch(Finding::isGood);
  }

  private boolean waits() {
    return last.filter(each -> holder.map(h -> h.lock().run()).equals(Optional.of(each.id())))
        .flatMap(RunRow::outcome)
        .equals(Optional.of(Outcome.WAITING));
  }

  /** What is known of its incident, in one line. */
  Optional<String> said() {
    return incident.map(each ->
        each.opened().by()
            + each.judged().values().stream()
                .findFirst()
                .map(it -> ", " + it.course() + ": " + it.said())
                .orElse(""));
  }
}
