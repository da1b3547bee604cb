package dev.ripcord.target.systemd;

import dev.ripcord.step.Judgement;
import java.time.Duration;
import java.util.Optional;

/** Decides from what was seen of a unit whether what was asked of it is so. */
record UnitJudge(UnitVerb verb, String name, Duration settle) {

  Judgement judge(Optional<Unit> before, Unit now) {
    return now.unreachable()
        .<Judgement>map(Judgement.CannotTell::new)
        .or(() -> mayAppear(before) ? Optional.empty() : notThere(now))
        .orElseGet(() -> asked(before, now));
  }

  /** What systemd has not read yet may be there, or be mended. */
  private boolean mayAppear(Optional<Unit> before) {
    return verb == UnitVerb.DAEMON_RELOAD && before.isEmpty();
  }

  private Optional<Judgement> notThere(Unit now) {
    return switch (now.load()) {
      case "loaded" -> Optional.empty();
      case "masked" ->
          (verb == UnitVerb.STOP && !now.runs())
                  || verb == UnitVerb.DISABLE
                  || verb == UnitVerb.DAEMON_RELOAD
              ? Optional.empty()
              : Optional.of(
                  new Judgement.Failed(
                      "unit " + name + " is masked; 'systemctl unmask " + name + "' permits it"));
      case "not-found" ->
          Optional.of(
              new Judgement.Failed(
                  "there is no unit "
                      + name
                      + " on this host; install it, or correct the name"
                      + " (systemctl list-unit-files shows what there is)"));
      default ->
          Optional.of(
              new Judgement.Failed(
                  "unit "
                      + name
                      + " cannot be loaded ("
                      + now.load()
                      + "); 'systemd-analyze verify "
                      + name
                      + "' says why"));
    };
  }

  private Judgement asked(Optional<Unit> before, Unit now) {
    return switch (verb) {
      case START -> new Started(name, settle).judge(before, now);
      case RESTART -> restarted(before, now);
      case RELOAD -> reloaded(before, now);
      case STOP -> stopped(now);
      case ENABLE -> enabled(now);
      case DISABLE -> disabled(now);
      case DAEMON_RELOAD -> read(now);
    };
  }

  private Judgement read(Unit now) {
    var known = now.loaded() || now.load().equals("masked");
    return known && !now.unread()
        ? new Judgement.Done("systemd has read the file of unit " + name + " as it is")
        : new Judgement.NotYet(
            known
                ? "the file of unit " + name + " was changed since systemd read it"
                : now.look().said() + "; its file is to be read");
  }

  private Judgement restarted(Optional<Unit> before, Unit now) {
    if (before.isEmpty()) {
      return new Judgement.NotYet(now.look().said() + "; it is to be started anew");
    }
    return same(before.get(), now)
        ? new Judgement.NotYet(now.look().said() + "; it is still the one from before")
        : new Started(name, settle).judge(before, now);
  }

  private static boolean same(Unit before, Unit now) {
    return before.invocation().equals(now.invocation()) && before.pid().equals(now.pid());
  }

  private Judgement reloaded(Optional<Unit> before, Unit now) {
    if (now.text("can-reload").equals("no")) {
      return new Judgement.Failed(
          "unit " + name + " has nothing to reload with (ExecReload); restart it instead");
    }
    if (before.isEmpty() || now.active().equals("reloading")) {
      return new Judgement.NotYet(now.look().said() + "; it is to be reloaded");
    }
    if (!now.active().equals("active")) {
      return new Judgement.Failed(now.look().said() + "; only what runs can be reloaded");
    }
    if (now.text("changed-us").equals(before.get().text("changed-us"))) {
      return new Judgement.NotYet(now.look().said() + "; it was not reloaded yet");
    }
    return now.text("reload-result").equals("success")
        ? new Judgement.Done(
            now.look().said() + "; it was told to reload, and whether it did only a check can show")
        : new Judgement.Failed(
            "unit "
                + name
                + " runs on, but its reload failed ("
                + now.text("reload-result")
                + "); journalctl -u "
                + name
                + " has the reason");
  }

  private Judgement stopped(Unit now) {
    var triggers =
        now.look().fact("triggered-by").map(each -> "; " + each + " may start it again").orElse("");
    return switch (now.active()) {
      case "inactive" -> new Judgement.Done("unit " + name + " is stopped" + triggers);
      case "failed" ->
          new Judgement.Done(
              "unit " + name + " is stopped, but did not end well: " + now.ended() + triggers);
      default -> new Judgement.NotYet(now.look().said());
    };
  }

  private Judgement enabled(Unit now) {
    return switch (now.file()) {
      case "enabled" -> new Judgement.Done("unit " + name + " is enabled");
      case "static" ->
          new Judgement.Failed(
              "unit "
                  + name
                  + " is static: it has no [Install] section, so enabling it changes nothing"
                  + " (and systemctl reports success); add WantedBy= to it");
      case "generated", "transient", "alias", "indirect" ->
          new Judgement.Failed(
              "unit " + name + " is " + now.file() + " and cannot be enabled under this name");
      default -> new Judgement.NotYet("unit " + name + " is " + orNot(now.file()));
    };
  }

  private Judgement disabled(Unit now) {
    return switch (now.file()) {
      case "disabled", "masked", "masked-runtime", "linked", "linked-runtime" ->
          new Judgement.Done("unit " + name + " is " + now.file());
      case "static", "generated", "transient", "alias", "indirect" ->
          new Judgement.Failed(
              "unit "
                  + name
                  + " is "
                  + now.file()
                  + ": something else starts it, and disabling it changes nothing; mask it"
                  + " by hand if it must never start");
      default -> new Judgement.NotYet("unit " + name + " is " + orNot(now.file()));
    };
  }

  private static String orNot(String file) {
    return file.isEmpty() ? "neither enabled nor disabled" : file;
  }
}
