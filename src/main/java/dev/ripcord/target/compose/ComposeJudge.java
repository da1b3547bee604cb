package dev.ripcord.target.compose;

import dev.ripcord.clock.Durations;
import dev.ripcord.step.Judgement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Decides from what was seen of containers whether what was asked of Compose is so. That 'up' ended
 * well is no evidence: it returns before anything is ready.
 *
 * @param image the id of the image that has to run; empty where it does not matter
 */
record ComposeJudge(ComposeVerb verb, Optional<String> image, Duration settle) {
  private static final int PATIENCE = 3;
  private static final int LOOP = 2;

  Judgement judge(Optional<View> before, View now) {
    return now.unseen()
        .<Judgement>map(Judgement.CannotTell::new)
        .orElseGet(() ->
            switch (verb) {
              case START -> started(before, now);
              case STOP -> stopped(now);
              case RESTART -> restarted(before, now);
              case UP -> up(before, now);
            });
  }

  private static Judgement stopped(View now) {
    if (!now.still()) {
      return new Judgement.NotYet(now.look().said());
    }
    return now.returns()
        ? new Judgement.NotYet(
            now.look().said() + "; with its restart policy 'always' Docker would start it again")
        : new Judgement.Done(now.look().said());
  }

  private Judgement restarted(Optional<View> before, View now) {
    if (before.isEmpty()) {
      return new Judgement.NotYet(now.look().said() + "; to be started anew");
    }
    var old = List.of(before.get().started().split(",", -1));
    return Collections.disjoint(old, List.of(now.started().split(",", -1)))
        ? started(before, now)
        : new Judgement.NotYet(now.look().said() + "; still the one from before");
  }

  private Judgement up(Optional<View> before, View now) {
    if (image.isEmpty()) {
      return before.isEmpty()
          ? new Judgement.NotYet(now.look().said() + "; to be made what the file says")
          : fresh(now).orElseGet(() -> started(before, now));
    }
    if (!now.image().equals(image.get())) {
      return ended(before, now)
          .orElseGet(() ->
              new Judgement.NotYet(
                  now.look().said() + "; not the image " + Images.brief(image.get())));
    }
    return fresh(now).orElseGet(() -> started(before, now));
  }

  /** What runs is not what a plain 'up' of anybody would leave running. */
  private static Optional<Judgement> fresh(View now) {
    return now.named()
        .filter(each -> now.running() && !each.equals(now.image()))
        .map(each ->
            new Judgement.NotYet(
                now.look().said()
                    + "; but "
                    + now.text("name")
                    + " stands for the image "
                    + Images.brief(each)
                    + ", which the next 'up' would take"));
  }

  private Judgement started(Optional<View> before, View now) {
    return switch (now.state()) {
      case "running" -> running(before, now);
      case "restarting", "partly" ->
          loops(before, now) ? crashLoop(now) : new Judgement.NotYet(now.look().said());
      case "paused" ->
          before.isPresent()
              ? new Judgement.Failed(now.look().said() + "; 'docker unpause' lets it go on")
              : new Judgement.NotYet(now.look().said());
      default -> ended(before, now).orElseGet(() -> new Judgement.NotYet(now.look().said()));
    };
  }

  private Judgement running(Optional<View> before, View now) {
    if (loops(before, now)) {
      return crashLoop(now);
    }
    return switch (now.health()) {
      case "healthy" -> new Judgement.Done(now.look().said());
      case "starting" -> new Judgement.NotYet(now.look().said());
      case "unhealthy" ->
          before.isPresent() && !now.started().equals(before.get().started())
              ? new Judgement.Failed(
                  now.look().said()
                      + "; 'docker inspect -f \"{{json .State.Health}}\" "
                      + now.names().getFirst()
                      + "' shows what its health check said")
              : new Judgement.NotYet(now.look().said());
      default -> settled(now);
    };
  }

  private Judgement settled(View now) {
    var needed = now.restarts() == 0 ? settle : settle.multipliedBy(PATIENCE);
    return now.age()
        .<Judgement>map(age ->
            age.compareTo(needed) >= 0
                ? new Judgement.Done(now.look().said())
                : new Judgement.NotYet(
                    now.look().said() + "; counted after " + Durations.format(needed) + " of life"))
        .orElseGet(() ->
            new Judgement.CannotTell(
                now.look().said() + "; how long it lives cannot be seen on this host"));
  }

  /** It was started since, and ended by itself; or it was made, and could not be started. */
  private static Optional<Judgement> ended(Optional<View> before, View now) {
    if (before.filter(each -> !each.ids().equals(now.ids())).isPresent()
        && now.look().fact("fault").isPresent()) {
      return Optional.of(new Judgement.Failed("it could not be started: " + now.look().said()));
    }
    return before
        .filter(each -> now.state().equals("stopped"))
        .filter(each -> !now.started().isEmpty() && !each.started().equals(now.started()))
        .filter(each -> !now.started().replace(",", "").isEmpty())
        .map(_ ->
            new Judgement.Failed(
                "it was started and ended by itself: "
                    + now.look().said()
                    + "; 'docker logs "
                    + now.names().getFirst()
                    + "' has its last words"));
  }

  private static Judgement crashLoop(View now) {
    return new Judgement.Failed(
        "crash loop: "
            + now.look().said()
            + "; 'docker logs "
            + now.names().getFirst()
            + "' has its last words");
  }

  /** Docker counts for each container, and a new one begins at 0. */
  private static boolean loops(Optional<View> before, View now) {
    return before
        .map(each -> now.restarts() - (each.ids().equals(now.ids()) ? each.restarts() : 0))
        .filter(each -> each >= LOOP)
        .isPresent();
  }
}
