package dev.ripcord.export;

import dev.ripcord.plan.Plan;
import dev.ripcord.plan.Purpose;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.util.List;

/** What a script says at its end: what to do next, and whom to call. */
final class Afterwards {
  private Afterwards() {}

  static Piece of(Plan plan) {
    var piece = Piece.of().line("case $1 in");
    for (var each : plan.completedBy().stream().toList()) {
      var next = "complete it: sh " + plan.service() + "-" + each + ".sh";
      piece = piece.line("PARTIAL | RECOVERED_DEGRADED) " + say(List.of(next)) + " ;;");
    }
    piece =
        piece
            .line("esac")
            .line("case $1 in")
            .line("RECOVERED | ALREADY_THERE | DONE) ;;")
            .line(
                "*) " + say(plan.contacts().stream().map(each -> "call " + each).toList()) + " ;;")
            .line("esac");
    return plan.purpose() == Purpose.ROLLBACK ? piece.line(tell(plan)) : piece;
  }

  /** What a script did stands in no journal; the release that was left is not quarantined by it. */
  private static String tell(Plan plan) {
    var tell =
        "Ripcord does not know of this. When it is to be had again, have it look, and quarantine"
            + " what was left: ripcord status "
            + plan.service()
            + "; ripcord quarantine "
            + plan.service()
            + " RELEASE";
    return "[ \"$changed\" = no ] || " + say(List.of(tell));
  }

  private static String say(List<String> lines) {
    return lines.isEmpty() ? ":" : "printf '%s\\n' " + Shell.words(lines);
  }
}
