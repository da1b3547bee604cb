package dev.ripcord.cli;

import dev.ripcord.app.Ripcord.Holder;
import dev.ripcord.cli.page.Owners;
import dev.ripcord.cli.page.RefusalPage;
import dev.ripcord.cli.view.OutcomeView;
import dev.ripcord.journal.Lock;
import dev.ripcord.journal.Outcome;
import java.util.List;

/** Says that nothing was begun, and why. */
final class Refusal {
  private Refusal() {}

  static int tell(Call call, String service, String said, List<String> details, List<String> next) {
    call.answer(
        OutcomeView.class,
        () -> OutcomeView.refused(service, said, details, next),
        () -> new RefusalPage(said, details, next).lines(call.format()));
    return Outcome.REFUSED.exitCode();
  }

  static int busy(Call call, Lock lock) {
    var alive =
        call.ripcord()
            .holder(lock.service())
            .filter(each -> each.lock().run().equals(lock.run()) && each.alive())
            .isPresent();
    var next =
        alive
            ? List.of(
                "see what it does: ripcord show " + lock.run() + " --follow",
                "ask it to stop: ripcord abort " + lock.run())
            : List.of(
                "go on with it: ripcord resume " + lock.run(),
                "or do this instead: the same command with " + RunOptions.TAKE_OVER);
    return tell(
        call,
        lock.service(),
        "run " + lock.run() + " has " + lock.service(),
        List.of(
            (alive ? "it is driven by " : "it was interrupted; it was driven by ")
                + Owners.text(lock.owner())),
        next);
  }

  /** A journal may be shared: who drives a run may be on a machine that is gone. */
  static int notResumable(Call call, String service, String said) {
    var lock = call.ripcord().holder(service).filter(each -> each.alive()).map(Holder::lock);
    return tell(
        call,
        service,
        said,
        lock.map(each -> "it is driven by " + Owners.text(each.owner())).stream().toList(),
        lock.map(each ->
                List.of(
                    "see what it does: ripcord show " + each.run() + " --follow",
                    "if the machine that drives it is gone, the same again after 30 s: ripcord resume "
                        + each.run()))
            .orElse(List.of("see the runs: ripcord runs")));
  }

  static int hostBusy(Call call, String service, String host, String said) {
    return tell(
        call,
        service,
        "somebody acts on host " + host + " with another journal",
        List.of(said),
        List.of("wait for its end, or ask whoever it is to stop"));
  }
}
