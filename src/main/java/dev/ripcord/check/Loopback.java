package dev.ripcord.check;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.probe.Origin;
import java.util.regex.Pattern;

/** Addresses that mean the host itself, whichever that is. */
final class Loopback {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:[a-z]+://)?(?:[^@/]*@)?(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(?:[:/?].*)?",
          Pattern.CASE_INSENSITIVE);

  private Loopback() {}

  static boolean named(String address) {
    return FORM.matcher(address).matches();
  }

  /** What is bad as seen through a host that is out of reach by now is not known. */
  static Finding evidence(Finding finding, Sight sight) {
    if (finding.state() != Finding.State.BAD || sight.host().name().equals("local")) {
      return finding;
    }
    var there = sight.host().look(Command.of("true"));
    return there instanceof CommandResult.Exited
        ? finding
        : Finding.unknown(sight.host().name() + " cannot be reached to look from: " + there.said())
            .from(Origin.PATH);
  }
}
