package dev.ripcord.cli;

import dev.ripcord.cli.page.ChecklistPage;
import dev.ripcord.journal.Checklist;
import dev.ripcord.journal.Checklist.Item;
import dev.ripcord.journal.Checklist.State;
import dev.ripcord.plan.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Has a person tick what has to be done before a run, or say why it need not be. */
final class Ticking {
  static final String DONE = "--checklist-done";
  static final String WAIVED = "--checklist-waived";

  private final Call call;
  private final String service;

  Ticking(Call call, String service) {
    this.call = call;
    this.service = service;
  }

  static void options(CommandSpec spec) {
    spec.addOption(Options.flag(DONE, "all of the checklist is done; else it asks item by item"));
    spec.addOption(Options.text(WAIVED, "REASON", "go on without the checklist, for this reason"));
  }

  /** What came of it. */
  sealed interface Result {
    /** It may go on. */
    record Ticked(Checklist checklist) implements Result {}

    /** It may not, and this is the exit code. */
    record Refused(int code) implements Result {}
  }

  /** An emergency waits for nothing; that nobody was asked is kept with it. */
  Result of(List<String> items, Rank rank) {
    if (items.isEmpty() || rank == Rank.EMERGENCY) {
      return all(items, State.OPEN, Optional.empty());
    }
    if (call.has(DONE)) {
      return all(items, State.DONE, Optional.empty());
    }
    var waived = call.option(WAIVED);
    if (waived.isPresent()) {
      return all(items, State.WAIVED, waived);
    }
    return Confirm.possible(call) ? asked(items) : refused(items);
  }

  private static Result all(List<String> items, State state, Optional<String> why) {
    return new Result.Ticked(
        new Checklist(items.stream().map(each -> new Item(each, state, why)).toList()));
  }

  private Result refused(List<String> items) {
    var next =
        List.of(
            "when all of it is done, add " + DONE + " to the same command",
            "to go on without it, add " + WAIVED + " REASON");
    var said = "its checklist has to be ticked first, and nobody can be asked here";
    return new Result.Refused(Refusal.tell(call, service, said, items, next));
  }

  private Result asked(List<String> items) {
    call.screen().print(ChecklistPage.head(call.format()));
    var ticked = new ArrayList<Item>();
    for (var each : items) {
      var answer = asked(each);
      if (answer.isEmpty()) {
        var said = "the checklist is not done: " + each;
        return new Result.Refused(Refusal.tell(call, service, said, List.of(), List.of()));
      }
      ticked.add(answer.get());
    }
    return new Result.Ticked(new Checklist(ticked));
  }

  private Optional<Item> asked(String item) {
    call.screen().ask("  " + item + "? [y = done, w = waive, N] ");
    var answer = call.keyboard().line().orElse("").toLowerCase(Locale.ROOT);
    if (Confirm.yes(answer)) {
      return Optional.of(new Item(item, State.DONE, Optional.empty()));
    }
    if (!List.of("w", "waive").contains(answer)) {
      return Optional.empty();
    }
    call.screen().ask("    Why can it be left out? ");
    return call.keyboard()
        .line()
        .filter(each -> !each.isEmpty())
        .map(why -> new Item(item, State.WAIVED, Optional.of(why)));
  }
}
