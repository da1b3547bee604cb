package dev.ripcord.diagnose;

import dev.ripcord.catalog.Remedy;
import dev.ripcord.check.Finding;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who holds a port, beside whether the service runs; pure. */
final class Ports {
  private Ports() {}

  /**
   * Puts the two together.
   *
   * @param free what the check says that asks whether nobody holds it
   */
  static Looked judge(int port, Finding free, Finding runs) {
    var name = "port " + port;
    return switch (free.state()) {
      case UNKNOWN -> Looked.of(name, free);
      case BAD -> held(name, port, free, runs);
      case GOOD -> silent(name, port, free, runs);
    };
  }

  private static Looked held(String name, int port, Finding free, Finding runs) {
    if (runs.state() != Finding.State.BAD) {
      return Looked.of(name, Finding.good(free.said()).with(free.evidence()));
    }
    return Looked.of(
        name,
        Finding.bad(free.said() + ", and the service does not run").with(free.evidence()),
        Pointer.to(
            "another process has port " + port + ", so it cannot start",
            Remedy.of("see whose it is ('ss -ltnp sport = :" + port + "'), and end that process")));
  }

  private static Looked silent(String name, int port, Finding free, Finding runs) {
    if (!runs.isGood()) {
      return Looked.of(name, Finding.good("it is free"));
    }
    return Looked.of(
        name,
        Finding.bad("nobody listens, though the service runs").with(free.evidence()),
        Pointer.to(
            "it does not listen on port " + port + ": it still starts, hangs, or listens elsewhere",
            new Remedy(
                Optional.of("wait for its start; else restart it, and see which port it is told"),
                Optional.of(new Remedy.Doing.Lifecycle(Remedy.Verb.RESTART)))));
  }

  /** From {@code ss -H -ltn}: whether others than this machine can reach it at all. */
  static Finding reach(int port, String listening) {
    var addresses =
        listening
            .lines()
            .map(each -> each.strip().split("\\s+"))
            .filter(each -> each.length > 3)
            .map(each -> each[3])
            .collect(Collectors.toSet());
    if (addresses.isEmpty()) {
      return Finding.bad("nobody listens on port " + port);
    }
    var own =
        addresses.stream().allMatch(each -> each.startsWith("127.") || each.startsWith("[::1]"));
    return own
        ? Finding.unknown(
            "port "
                + port
                + " is listened on for this machine only; clients elsewhere need a proxy here")
        : Finding.good("port " + port + " is listened on for other machines too");
  }
}
