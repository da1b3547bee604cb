package dev.ripcord.server;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Rule;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.Outlook;
import dev.ripcord.decide.incident.Incident;
import dev.ripcord.decide.incident.Ladder;
import dev.ripcord.decide.incident.Ruling;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.rule.Sample.State;
import dev.ripcord.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is seen of a service, and what would be done; pure, over what does not change any more, so
 * that whoever asks holds up nobody. Who has the service now is left out: that is in the journal.
 */
final class Prospect {
  private final Warden.Known known;
  private final Instant now;
  private final Around around;

  /**
   * What is not of the service itself.
   *
   * @param fleet how many are ill that fell ill at about that moment
   * @param newest the newest look of a probe
   * @param hide takes secrets out of a text
   */
  record Around(
      Function<Instant, Facts.Count> fleet,
      Set<Guard> guards,
      Function<String, Optional<Insight.Last>> newest,
      UnaryOperator<String> hide) {}

  private Prospect(Warden.Known known, Instant now, Around around) {
    this.known = known;
    this.now = now;
    this.around = around;
  }

  static Told.OfService of(Warden.Known known, Instant now, Around around) {
    return new Prospect(known, now, around).told();
  }

  private Told.OfService told() {
    var outlook = known.outlook();
    var open = known.incidents().open();
    var way = known.way();
    return new Told.OfService(
        known.service().name(),
        open.map(Incident::id),
        open.map(each -> hidden(each.opened().by())),
        open.flatMap(Incident::underWay).map(WatchEvent.Acting::run),
        open.flatMap(Incident::announced).map(WatchEvent.Announced::due),
        outlook.hold().map(this::hidden),
        outlook.silence(now).map(this::hidden),
        outlook.disarmed().map(this::hidden),
        way.filter(each -> each.obstacle().isEmpty()).map(each -> hidden(each.release())),
        way.flatMap(Facts.Way::obstacle).map(this::hidden),
        known.service().probes().values().stream().map(this::probe).toList(),
        known.service().watching().rules().values().stream().map(this::rule).toList());
  }

  private String hidden(String text) {
    return around.hide().apply(text);
  }

  private Told.OfProbe probe(CheckEntry entry) {
    var last = around.newest().apply(entry.name());
    var state = last.map(Insight.Last::state).orElse(State.UNKNOWN);
    var every = state == State.BAD ? entry.pace().retry() : entry.pace().every();
    var late =
        last.map(each -> Duration.between(each.at().plus(every), now))
            .filter(Duration::isPositive)
            .orElse(Duration.ZERO);
    return new Told.OfProbe(
        entry.name(),
        word(entry.role()),
        word(state),
        last.map(Insight.Last::at),
        every.toMillis(),
        late.toMillis());
  }

  private Told.OfRule rule(Rule rule) {
    var verdict = known.outlook().verdict(rule.name(), now);
    var ruling = ruling(rule);
    return new Told.OfRule(
        rule.name(),
        verdict.kind().word(),
        verdict.since(),
        verdict.burning(),
        hidden(verdict.said()),
        word(ruling.judgement().course()),
        ruling.remedy(),
        held(ruling));
  }

  /** One that has not tripped is judged as if it did now: what would hold it can be mended. */
  private Ruling ruling(Rule rule) {
    var elsewhere =
        new Outlook.Elsewhere(
            around.fleet().apply(since(rule)), Optional.empty(), known.way(), Optional.empty());
    var facts = known.outlook().facts(rule.name(), now, elsewhere);
    var automation = known.service().watching().automation();
    var ladder = Ladder.of(rule, known.incidents(), now, automation);
    return Ruling.of(facts.verdict().isDue() ? facts : tripped(facts), ladder, around.guards());
  }

  private Instant since(Rule rule) {
    return known.outlook().verdict(rule.name(), now).since().orElse(now);
  }

  private static Facts tripped(Facts facts) {
    var verdict = new Verdict(Verdict.Kind.TRIPPED, Optional.of(facts.now()), true, "");
    return new Facts(
        facts.now(),
        facts.rule(),
        verdict,
        facts.automation(),
        facts.change(),
        facts.surroundings(),
        facts.memory(),
        facts.operators(),
        facts.way(),
        facts.lastLook());
  }

  private Map<String, String> held(Ruling ruling) {
    var held = new LinkedHashMap<String, String>();
    ruling
        .judgement()
        .held()
        .forEach(each -> held.put(each.guard().word(), hidden(each.why().orElseThrow())));
    return held;
  }

  private static String word(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT);
  }
}
