package dev.ripcord.decide.guard;

import dev.ripcord.catalog.Mode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether to go back without a person, and why not.
 *
 * @param opinions of every guard that was asked, in their order
 */
public record Judgement(Course course, List<Opinion> opinions) {

  /** What is done. */
  public enum Course {
    /** The rule has not tripped: nothing. */
    NOTHING,
    /** People are told, and no more was asked for. */
    TELL,
    /** People are told what held it. */
    HELD,
    /** People are told what to do. */
    RECOMMEND,
    /** Something safe is tried first. */
    REMEDY,
    /** What was tried first is given time to help. */
    WAIT,
    /** It is announced, and done unless somebody objects. */
    COUNTDOWN,
    /** It is done. */
    ACT
  }

  public Judgement {
    opinions = List.copyOf(opinions);
  }

  /** Asks the guards that are on. */
  public static Judgement of(Facts facts, Collection<Guard> guards) {
    if (!facts.verdict().isDue()) {
      return new Judgement(Course.NOTHING, List.of());
    }
    if (facts.rule().rollBack().isEmpty()) {
      return new Judgement(Course.TELL, List.of());
    }
    var opinions = opinions(facts, guards);
    var held = opinions.stream().anyMatch(each -> each.why().isPresent());
    return new Judgement(
        held ? Course.HELD : course(facts.automation().of(facts.rule())), opinions);
  }

  /** The same for something safe that is tried before going back, whether or not it would go. */
  public static Judgement ofRemedy(Facts facts, Collection<Guard> guards) {
    if (!facts.verdict().isDue()) {
      return new Judgement(Course.NOTHING, List.of());
    }
    var opinions = opinions(facts, guards.stream().filter(Guard::isAboutRemedies).toList());
    var held = opinions.stream().anyMatch(each -> each.why().isPresent());
    return new Judgement(held ? Course.HELD : Course.REMEDY, opinions);
  }

  /** What was tried is given time to help. */
  public static Judgement waiting(Facts facts) {
    return new Judgement(facts.verdict().isDue() ? Course.WAIT : Course.NOTHING, List.of());
  }

  private static List<Opinion> opinions(Facts facts, Collection<Guard> guards) {
    return guards.stream().sorted().map(each -> new Opinion(each, each.holds(facts))).toList();
  }

  private static Course course(Mode mode) {
    return switch (mode) {
      case OFF, OBSERVE, RECOMMEND -> Course.RECOMMEND;
      case COUNTDOWN -> Course.COUNTDOWN;
      case AUTO -> Course.ACT;
    };
  }

  /** Those that held. */
  public List<Opinion> held() {
    return opinions.stream().filter(each -> each.why().isPresent()).toList();
  }

  /** Why nothing is done, in one line; empty where something is. */
  public String said() {
    return held().stream()
        .map(each -> each.guard().word() + ": " + each.why().orElseThrow())
        .collect(Collectors.joining("; "));
  }
}
