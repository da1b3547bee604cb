package dev.ripcord.cli;

import sun.misc.Signal;

/**
 * The only class that knows {@code sun.misc.Signal}. It has a source folder of its own because
 * javac warns of that class in a way that nothing can switch off, and warnings are errors in the
 * rest; asking for the class by name instead would cost 40 ms of every start.
 */
final class Signals {
  private Signals() {}

  /** Has a signal handled in this way until the answer is run. */
  static Runnable on(String signal, Runnable handler) {
    var named = new Signal(signal);
    var before = Signal.handle(named, _ -> handler.run());
    return () -> Signal.handle(named, before);
  }
}
