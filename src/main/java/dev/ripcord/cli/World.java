package dev.ripcord.cli;

import dev.ripcord.app.Attendance;
import dev.ripcord.app.Ripcord;
import dev.ripcord.clock.Clock;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * What surrounds a command line, so that a test can be one.
 *
 * @param environment a variable by its name
 * @param opener opens the product as the options say
 * @param attendance asks who watches on this machine
 * @param signals tells of signals to this process
 * @param halt ends the process at once
 */
record World(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Terminal terminal,
    Function<String, Optional<String>> environment,
    Clock clock,
    ZoneId zone,
    Function<Globals, Ripcord> opener,
    Function<Globals, Attendance> attendance,
    Hearing signals,
    IntConsumer halt) {

  /** Tells of signals. */
  @FunctionalInterface
  interface Hearing {
    /** Has a signal handled in this way until the answer is run. */
    Runnable on(String signal, Runnable handler);
  }
}
