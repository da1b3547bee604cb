package dev.ripcord.cli;

import dev.ripcord.app.Attendance;
import dev.ripcord.app.Ripcord;
import dev.ripcord.cli.page.Format;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** One command line on its way: what was given, and where the answer goes. */
final class Call implements AutoCloseable {
  private final ParseResult parsed;
  private final Globals globals;
  private final World world;
  private final Screen screen;
  private @Nullable Ripcord ripcord;
  private @Nullable Keyboard keyboard;
  private volatile String underWay = "";

  Call(ParseResult parsed, Globals globals, World world, Screen screen) {
    this.parsed = parsed;
    this.globals = globals;
    this.world = world;
    this.screen = screen;
  }

  Globals globals() {
    return globals;
  }

  World world() {
    return world;
  }

  Screen screen() {
    return screen;
  }

  /** One for all questions: what it has read ahead is the answer to the next one. */
  Keyboard keyboard() {
    if (keyboard == null) {
      keyboard = new Keyboard(world);
    }
    return keyboard;
  }

  Format format() {
    return screen.format();
  }

  /** The product; opened when it is first asked for. */
  Ripcord ripcord() {
    if (ripcord == null) {
      globals.journalDir().ifPresent(this::warn);
      ripcord = world.opener().apply(globals);
    }
    return ripcord;
  }

  /** Who watches on this machine. */
  Attendance attendance() {
    return world.attendance().apply(globals);
  }

  /** A journal of one's own is a way out on a bad day; nobody should be in doubt about it. */
  private void warn(String folder) {
    screen.complain(
        List.of(
            "! The journal is kept in " + folder + ": whoever uses the usual one does not see what",
            "! is done here, and what is known from there is not known here."));
  }

  /** From now on this run is what an error is about; the empty text for none. */
  void underWay(String run) {
    underWay = run;
  }

  String underWay() {
    return underWay;
  }

  /** Who asks, for the journal. */
  String who() {
    return Who.of(world.environment());
  }

  boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(parsed.matchedOptionValue(name, null));
  }

  /** Every value of an option that may stand several times. */
  List<String> all(String name) {
    return parsed.matchedOptionValue(name, List.<String>of());
  }

  /** An argument that picocli made sure of. */
  String argument(int index) {
    return optional(index).orElseThrow();
  }

  Optional<String> optional(int index) {
    return Optional.ofNullable(parsed.matchedPositionalValue(index, null));
  }

  /** The arguments from this one on. */
  List<String> rest(int index) {
    return parsed.matchedPositionalValue(index, List.<String>of());
  }

  /** Answers with a document or with text, whichever is asked for; the other is never made. */
  <T> void answer(Class<T> type, Supplier<T> document, Supplier<List<String>> lines) {
    if (globals.json()) {
      screen.json(type, document.get());
    } else {
      screen.print(lines.get());
    }
  }

  @Override
  public void close() {
    if (ripcord != null) {
      ripcord.close();
      ripcord = null;
    }
  }
}
