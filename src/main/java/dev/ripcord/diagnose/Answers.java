package dev.ripcord.diagnose;

import dev.ripcord.catalog.Remedy;
import dev.ripcord.check.Finding;
import java.util.Locale;
import java.util.Optional;

/** What a bad answer of a probe points to; pure. */
final class Answers {
  private Answers() {}

  static Pointer pointer(Finding finding, Remedy back) {
    var said = finding.said().toLowerCase(Locale.ROOT);
    if (said.contains("refused")) {
      return Pointer.to("nothing listens there", start(), back);
    }
    if (said.contains("no end within") || said.contains("nobody took the connection")) {
      return Pointer.to(
          "it hangs, or a firewall drops the connection",
          new Remedy(
              Optional.of("look at its log and at the firewall; else restart it"),
              Optional.of(new Remedy.Doing.Lifecycle(Remedy.Verb.RESTART))),
          back);
    }
    if (said.contains("no route")) {
      return Pointer.to("there is no way to it", Remedy.of("look at the network and its firewall"));
    }
    if (said.contains("tls failed")) {
      return Pointer.to("its certificate is not believed", Remedy.of("renew the certificate"));
    }
    return said.matches("5\\d\\d .*")
        ? Pointer.to("it answers with errors of its own", back)
        : Pointer.to("it does not answer as it should", back);
  }

  private static Remedy start() {
    return new Remedy(
        Optional.of("start it"), Optional.of(new Remedy.Doing.Lifecycle(Remedy.Verb.START)));
  }
}
