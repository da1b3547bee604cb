package dev.ripcord.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The body of a shell function.
 *
 * <p>One that looks leaves a line for people in {@code $said} and returns 0 for good (or done), 1
 * for bad (or not yet), 2 for what cannot be told, and 3 for what will not come by waiting. The
 * look of a step leaves what it saw in {@code $seen}; after an act {@code $before} has what was
 * seen before it, and {@code $acted} is {@code yes}. One that acts returns 0, or 3 when nothing was
 * begun, or anything else when it is not known how it ended.
 *
 * @param parts of the library that it uses, in the order in which they have to stand
 * @param firsts what the script has to do as it begins, so that this can be done later
 */
public record Piece(List<Part> parts, List<String> lines, List<String> firsts) {
  public Piece {
    parts = List.copyOf(new LinkedHashSet<>(parts));
    firsts = List.copyOf(new LinkedHashSet<>(firsts));
    lines = List.copyOf(lines);
  }

  /** An empty one that uses these parts. */
  public static Piece of(Part... parts) {
    return new Piece(List.of(parts), List.of(), List.of());
  }

  /** One that cannot be done by a plain script; {@code what} says what a person has to look at. */
  public static Piece cannotLook(String what) {
    return of().call("cannot_look", what);
  }

  /** A function with these texts; the piece ends with it when it is not good. */
  public Piece call(String function, String... texts) {
    return line(words(function, texts) + " || return");
  }

  /** The same for a list. */
  public Piece call(String function, List<String> texts) {
    return call(function, texts.toArray(String[]::new));
  }

  /** A function with these texts, whatever comes of it. */
  public Piece run(String function, String... texts) {
    return line(words(function, texts));
  }

  /** The same as the script begins. */
  public Piece first(String function, String... texts) {
    return new Piece(parts, lines, added(firsts, Stream.of(words(function, texts))));
  }

  private static String words(String function, String... texts) {
    return (function + " " + Shell.words(List.of(texts))).strip();
  }

  /**
   * What it has to do as the script begins, as a piece of its own; the script moves each to the
   * right.
   */
  public Piece begun() {
    var moved = firsts.stream().flatMap(each -> ("  " + each).lines());
    return new Piece(parts, moved.toList(), List.of());
  }

  /** A line as it is. */
  public Piece line(String line) {
    return new Piece(parts, added(lines, Stream.of(line)), firsts);
  }

  /** Another piece after this one. */
  public Piece then(Piece other) {
    return new Piece(
        added(parts, other.parts.stream()),
        added(lines, other.lines.stream()),
        added(firsts, other.firsts.stream()));
  }

  /** A function of this name, for what comes after. */
  public Piece define(String name, Piece body) {
    return new Piece(
        added(parts, body.parts.stream()),
        added(lines, body.function(name).stream()),
        added(firsts, body.firsts.stream()));
  }

  /** As a function. A line may go on within quotes, so only its beginning is moved. */
  public List<String> function(String name) {
    var text = new ArrayList<>(List.of(name + "() {"));
    (lines.isEmpty() ? List.of(":") : lines).forEach(each -> text.add("  " + each));
    text.add("}");
    return text;
  }

  private static <T> List<T> added(List<T> some, Stream<T> more) {
    return Stream.concat(some.stream(), more).toList();
  }
}
