package dev.ripcord.cli;

import dev.ripcord.app.Ask;
import dev.ripcord.clock.Durations;
import dev.ripcord.plan.Plan;
import dev.ripcord.release.Release;
import java.time.Duration;
import java.util.Optional;

/** Turns options into what is asked of the product. */
final class Asks {
  static final String PROCEDURE = "--procedure";
  static final String ANYWAY = "--anyway";
  static final String WITHOUT_PREREQUISITES = "--without-prerequisites";
  static final String LIFT_QUARANTINE = "--lift-quarantine";

  private Asks() {}

  /** For a rollback. */
  static Ask of(Call call) {
    return new Ask(
        call.argument(0),
        call.optional(1).orElse("previous"),
        call.option(PROCEDURE),
        call.who(),
        call.option(RunOptions.WHY),
        call.has(ANYWAY),
        call.has(WITHOUT_PREREQUISITES),
        call.has(RunOptions.TAKE_OVER),
        call.has(LIFT_QUARANTINE),
        false,
        Optional.empty());
  }

  /** For a plan that is there already. */
  static Ask of(Call call, Plan plan) {
    return new Ask(
        plan.service(),
        plan.release().map(each -> "release:" + each.number()).orElse("previous"),
        Optional.empty(),
        call.who(),
        call.option(RunOptions.WHY),
        false,
        false,
        call.has(RunOptions.TAKE_OVER),
        false,
        false,
        Optional.empty());
  }

  /** To write procedures down. */
  static Ask written(Call call) {
    return new Ask(
        call.argument(0),
        call.optional(1).orElse("previous"),
        call.option(PROCEDURE),
        call.who(),
        Optional.empty(),
        true,
        true,
        false,
        false,
        false,
        Optional.empty());
  }

  /** To see whether a service could go back. */
  static Ask back(Call call, String service, Optional<String> procedure) {
    return Ask.previous(service, procedure, call.who());
  }

  /** To see whether what runs could be brought back, if it ran no more. */
  static Ask again(Call call, String service, Release running) {
    return backTo(call, service, "release:" + running.number(), true);
  }

  /** For a certain release, with the service's first procedure. */
  static Ask backTo(Call call, String service, String release) {
    return backTo(call, service, release, false);
  }

  private static Ask backTo(Call call, String service, String release, boolean anyway) {
    return new Ask(
        service,
        release,
        Optional.empty(),
        call.who(),
        call.option(RunOptions.WHY),
        anyway,
        false,
        call.has(RunOptions.TAKE_OVER),
        false,
        false,
        Optional.empty());
  }

  /** How long to watch; {@code usual} when no length was said. */
  static Optional<Duration> watch(Call call, Duration usual) {
    return call.option(RunOptions.WATCH)
        .map(text -> text.isEmpty() ? usual : length(RunOptions.WATCH, text));
  }

  /** What was said with an option. */
  static Duration length(String option, String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException _) {
      throw new Mistake(
          option + " takes a length of time like 15m, 90s or 1h30m, and '" + text + "' is none");
    }
  }
}
