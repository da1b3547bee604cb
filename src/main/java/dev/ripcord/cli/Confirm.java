package dev.ripcord.cli;

import dev.ripcord.catalog.Conduct;
import dev.ripcord.cli.page.ConfirmPage;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.Rank;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks before what cannot be undone; never where nobody could answer. */
final class Confirm {
  private Confirm() {}

  /** What a person has to agree to; pure. */
  static List<String> reasons(Plan plan) {
    return plan.steps().stream()
        .filter(each -> !each.reversible())
        .map(each -> "cannot be undone: " + each.title())
        .toList();
  }

  /** The same of a rollback, for which there may be a schedule that an emergency cannot keep. */
  static List<String> reasons(Plan plan, Conduct conduct, Instant now) {
    var early = plan.rank() == Rank.EMERGENCY ? Optional.<String>empty() : conduct.outside(now);
    return Stream.concat(early.stream(), reasons(plan).stream()).toList();
  }

  /** The exit code when it must not go on; empty when it may. */
  static Optional<Integer> refused(Call call, String service, List<String> reasons) {
    if (reasons.isEmpty() || call.has(RunOptions.YES)) {
      return Optional.empty();
    }
    if (!possible(call)) {
      var said = "it needs your word first, and nobody can be asked here";
      var next = List.of("to agree beforehand, add " + RunOptions.YES + " to the same command");
      return Optional.of(Refusal.tell(call, service, said, reasons, next));
    }
    call.screen().print(new ConfirmPage(reasons).lines(call.format()));
    return agreed(call)
        ? Optional.empty()
        : Optional.of(Refusal.tell(call, service, "you said no", List.of(), List.of()));
  }

  /** Whether somebody could be asked. */
  static boolean possible(Call call) {
    var terminal = call.world().terminal();
    return terminal.out() && terminal.in() && !call.globals().json();
  }

  private static boolean agreed(Call call) {
    call.screen().ask("Go on? [y/N] ");
    return call.keyboard().line().filter(Confirm::yes).isPresent();
  }

  static boolean yes(String answer) {
    return List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT));
  }
}
