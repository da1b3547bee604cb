package dev.ripcord.cli;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.cli.view.ErrorView;
import dev.ripcord.host.HostException;
import dev.ripcord.journal.FencedException;
import dev.ripcord.journal.JournalException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an exception means to a person, and to a script.
 *
 * @param kind one word for programs
 * @param next what to do
 */
record Fault(int code, String kind, List<String> said, List<String> next) {

  /**
   * Pure.
   *
   * @param run the run that was under way, or empty
   */
  static Fault of(RuntimeException e, String run, boolean verbose) {
    return switch (e) {
      case Mistake _ -> new Fault(Exit.USAGE, "usage", said(e), List.of());
      case UnknownName _ -> new Fault(Exit.USAGE, "unknown-name", said(e), List.of());
      case CatalogException catalog ->
          new Fault(
              Exit.USAGE,
              "catalog",
              catalog.problems().stream().map(each -> each.toString()).toList(),
              List.of());
      case FencedException _ -> new Fault(Exit.UNKNOWN, "fenced", said(e), List.of());
      case JournalException _ -> outside("journal", e, run);
      case HostException _ -> outside("host", e, run);
      default -> internal(e, run, verbose);
    };
  }

  /** The world is to blame: before a run that is a refusal, within one nobody knows. */
  private static Fault outside(String kind, RuntimeException e, String run) {
    return run.isEmpty()
        ? new Fault(Exit.NO, kind, said(e), List.of())
        : new Fault(Exit.UNKNOWN, kind, said(e), resume(run));
  }

  private static Fault internal(RuntimeException e, String run, boolean verbose) {
    var said = "this is a fault in ripcord itself: " + e;
    if (verbose) {
      var trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      return new Fault(Exit.FAULT, "internal", List.of(said, trace.toString()), resume(run));
    }
    return new Fault(
        Exit.FAULT,
        "internal",
        List.of(said),
        Stream.concat(resume(run).stream(), Stream.of("--verbose shows where")).toList());
  }

  private static List<String> resume(String run) {
    return run.isEmpty()
        ? List.of()
        : List.of(
            "run " + run + " was under way; the journal has all that it did: ripcord show " + run,
            "go on with it: ripcord resume " + run);
  }

  private static List<String> said(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().toList();
  }

  ErrorView view() {
    return new ErrorView(kind, code, said);
  }
}
