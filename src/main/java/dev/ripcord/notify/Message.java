package dev.ripcord.notify;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something that people are told, in no vendor's form. Its texts are data: whatever stands in them
 * is shown and never does anything.
 *
 * @param title what happened, in one line
 * @param lines more of it, a line each
 * @param facts what belongs to it, by name
 */
@Json
public record Message(
    Kind kind,
    Urgency urgency,
    Key key,
    Instant at,
    String title,
    List<String> lines,
    List<Fact> facts,
    Optional<String> incident) {

  public Message {
    lines = List.copyOf(lines);
    facts = List.copyOf(facts);
  }

  /** A name and what it says. */
  @Json
  public record Fact(String name, String value) {}

  /** The sentence of a rule. */
  public static final String RULE = "rule";

  /** What was seen: how many looks, how many bad, since when, how much of the time was covered. */
  public static final String EVIDENCE = "evidence";

  /** Which deployment, how old, by whom. */
  public static final String DEPLOYMENT = "deployment";

  public static final String GUARDS_PASSED = "guards passed";
  public static final String GUARDS_HELD = "guards held";

  /** What happens next, and when. */
  public static final String NEXT = "next";

  /** What to type to prevent it, or to do it now. */
  public static final String VETO = "veto";

  /** What to type for all of it. */
  public static final String WHY = "why";

  /** One without lines and facts. */
  public static Message of(Kind kind, Urgency urgency, Key key, Instant at, String title) {
    return new Message(kind, urgency, key, at, title, List.of(), List.of(), Optional.empty());
  }

  public Message line(String text) {
    return new Message(kind, urgency, key, at, title, added(lines, text), facts, incident);
  }

  public Message fact(String name, String value) {
    var more = added(facts, new Fact(name, value));
    return new Message(kind, urgency, key, at, title, lines, more, incident);
  }

  public Message incident(String id) {
    return new Message(kind, urgency, key, at, title, lines, facts, Optional.of(id));
  }

  Message as(Kind other, String newTitle, Instant when) {
    return new Message(other, urgency, key, when, newTitle, lines, facts, incident);
  }

  Message as(Urgency other) {
    return new Message(kind, other, key, at, title, lines, facts, incident);
  }

  public String service() {
    return key.service();
  }

  /** All texts changed, such as by taking secrets out; names of services and rules are none. */
  Message changed(UnaryOperator<String> change) {
    return new Message(
        kind,
        urgency,
        key,
        at,
        change.apply(title),
        lines.stream().map(change).toList(),
        facts.stream().map(each -> new Fact(each.name(), change.apply(each.value()))).toList(),
        incident);
  }

  private static <T> List<T> added(List<T> list, T more) {
    var all = new ArrayList<>(list);
    all.add(more);
    return all;
  }
}
