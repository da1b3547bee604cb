package dev.ripcord.check;

import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.util.List;

/** Several checks as a plain shell script looks at them. */
public final class PlainChecks {
  private PlainChecks() {}

  /** A function of this name that looks at each of them once, for the function {@code round}. */
  public static Piece round(String name, List<NamedCheck> checks) {
    var all = Piece.of();
    var round = Piece.of();
    for (var i = 0; i < checks.size(); i++) {
      var each = checks.get(i);
      var function = name + "_" + (i + 1);
      all = all.define(function, look(each));
      var lesser = each.degrades() ? " lesser" : "";
      round = round.line("look_at " + Shell.word(each.name()) + " " + function + lesser);
    }
    return all.define(name, round);
  }

  /** One of them; one without a plain form says what a person has to look at. */
  public static Piece look(NamedCheck check) {
    return check.check().plain().orElseGet(() -> Piece.cannotLook(check.check().title()));
  }
}
