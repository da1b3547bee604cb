package dev.ripcord.target.dokku;

import dev.ripcord.step.Look;
import dev.ripcord.target.Observed;
import java.util.Optional;

/** An app as a look saw it: names for the facts of that look. */
record Seen(Look look) {
  static final String MISSING = "missing";
  static final String STATE = "state";
  static final String IDENTITY = "identity";
  static final String HEAD = "head";
  static final String SHA = "sha";
  static final String CONTAINERS = "containers";
  static final String IMAGES = "images";
  static final String STARTED = "started";
  static final String LOCKED = "locked";

  /** Why Dokku could not be asked. */
  Optional<String> unseen() {
    return look.fact(Observed.UNSEEN);
  }

  boolean missing() {
    return look.fact(MISSING).isPresent();
  }

  /** The release that the containers run or would run; empty where that cannot be told. */
  Optional<String> identity() {
    return look.fact(IDENTITY);
  }

  /** What stands in the app's repository, and what a rebuild would bring. */
  Optional<String> head() {
    return look.fact(HEAD);
  }

  boolean is(String identity) {
    return identity().filter(each -> Identity.same(each, identity)).isPresent();
  }

  boolean headIs(String identity) {
    return head().filter(each -> Identity.same(each, identity)).isPresent();
  }

  /** Whether every container runs, and there is one. */
  boolean runs() {
    return look.is(STATE, "running");
  }

  /** Whether any container runs. */
  boolean lives() {
    return runs() || look.is(STATE, "mixed");
  }

  /** Whether a deployment goes on, or somebody locked the app. */
  boolean locked() {
    return look.is(LOCKED, "true");
  }

  /** Which containers there are, and when they were started: another text after each start. */
  String starts() {
    return look.fact(CONTAINERS).orElse("") + " " + look.fact(STARTED).orElse("");
  }

  /** Which containers there are: a deployment leaves none of those before it. */
  String containers() {
    return look.fact(CONTAINERS).orElse("");
  }
}
