package dev.ripcord.target.systemd;

import dev.ripcord.step.Look;
import dev.ripcord.target.Observed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** A unit as a look saw it: names for the facts of that look. */
record Unit(Look look) {
  static final String UNREACHABLE = Observed.UNSEEN;
  static final String AGE = "age-ms";
  static final String STARTED = "started";
  static final String MEMORY = "memory";
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Why systemd could not be asked. */
  Optional<String> unreachable() {
    return look.fact(UNREACHABLE);
  }

  String load() {
    return text("load");
  }

  String active() {
    return text("active");
  }

  String sub() {
    return text("sub");
  }

  String result() {
    return text("result");
  }

  String type() {
    return text("type");
  }

  /** Whether it starts at boot: {@code enabled}, {@code disabled}, {@code static}, ... */
  String file() {
    return text("unit-file");
  }

  /** Names one start of it; another one after each start, also after an automatic one. */
  String invocation() {
    return text("invocation");
  }

  String pid() {
    return text("pid");
  }

  /** Automatic restarts since it was last started or reset by somebody. */
  int restarts() {
    return look.fact("restarts")
        .filter(each -> each.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** When its main process was last started, as systemd writes it where the zone is UTC. */
  Optional<Instant> started() {
    try {
      return look.fact(STARTED).map(each -> WRITTEN.parse(each, Instant::from));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /** What its processes hold, in bytes; systemd says {@code [not set]} where it does not count. */
  Optional<Double> memory() {
    return look.fact(MEMORY).filter(each -> each.matches("\\d{1,15}")).map(Double::valueOf);
  }

  /** How long its main process lives. */
  Optional<Duration> age() {
    return look.fact(AGE).map(Long::parseLong).map(Duration::ofMillis);
  }

  boolean loaded() {
    return load().equals("loaded");
  }

  boolean runs() {
    return active().equals("active") || active().equals("reloading");
  }

  boolean failed() {
    return active().equals("failed");
  }

  boolean awaitsRestart() {
    return sub().startsWith("auto-restart");
  }

  /** Whether it has a main process, whose staying alive counts; a timer or a mount has none. */
  boolean lives() {
    return !pid().equals("0") && !pid().isEmpty();
  }

  /** Whether its file was changed since systemd read it. */
  boolean unread() {
    return text("need-daemon-reload").equals("yes");
  }

  /** How the last start of it ended, in systemd's words. */
  String ended() {
    var status = text("exit-status");
    return result() + (status.isEmpty() || status.equals("0") ? "" : ", exit status " + status);
  }

  String text(String fact) {
    return look.fact(fact).orElse("");
  }
}
