package dev.ripcord.target.compose;

import dev.ripcord.step.Look;
import dev.ripcord.target.Observed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The containers of a stack as a look saw them: names for the facts of that look. */
record View(Look look) {
  static final String UNSEEN = Observed.UNSEEN;
  static final String AGE = "age-ms";
  static final String SEVERAL = "several";

  /** Why Docker could not be asked. */
  Optional<String> unseen() {
    return look.fact(UNSEEN);
  }

  /** One of running, partly, restarting, paused, stopped, none. */
  String state() {
    return text("state");
  }

  boolean running() {
    return state().equals("running");
  }

  /** Whether nothing of it runs, or is about to. */
  boolean still() {
    return state().equals("stopped") || state().equals("none");
  }

  /** The worst of them: starting, unhealthy, healthy; empty where nothing has a health check. */
  String health() {
    return text("health");
  }

  /** The id of the image that really runs; {@link #SEVERAL} when it is not one. */
  String image() {
    return text("image");
  }

  /** Whether it is this image and no other. */
  boolean runs(String wanted) {
    return running() && image().equals(wanted);
  }

  /** The id of the image that its name stands for now: what a plain 'up' would take. */
  Optional<String> named() {
    return look.fact("named");
  }

  int restarts() {
    return number("restarts");
  }

  int count() {
    return number("containers");
  }

  /** Names the containers; others after they were made anew. */
  String ids() {
    return text("ids");
  }

  /** Names this start of each of them. */
  String started() {
    return text("started");
  }

  Optional<Duration> age() {
    return look.fact(AGE).map(Long::parseLong).map(Duration::ofMillis);
  }

  /** Whether Docker itself starts it at each start of its own, even after it was stopped. */
  boolean returns() {
    return text("policy").equals("always");
  }

  boolean oom() {
    return look.is("oom", "true");
  }

  /** What the containers are called, for commands of Docker. */
  List<String> names() {
    return text("ids").isEmpty() ? List.of() : List.of(text("ids").split(",", -1));
  }

  private int number(String fact) {
    return look.fact(fact)
        .filter(each -> each.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  String text(String fact) {
    return look.fact(fact).orElse("");
  }
}
