package dev.ripcord.target.pm2;

import dev.ripcord.step.Look;
import dev.ripcord.target.Observed;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** An application as a look saw it: names for the facts of that look. */
record AppView(Look look) {
  static final String UNSEEN = Observed.UNSEEN;
  static final String AGE = "age-ms";

  /** Why the daemon could not be asked. */
  Optional<String> unseen() {
    return look.fact(UNSEEN);
  }

  boolean daemonUp() {
    return text("daemon").equals("up");
  }

  /** Whether it is in the list that pm2 starts again with the machine. */
  boolean saved() {
    return text("saved").equals("true");
  }

  /** How many processes have its name. */
  long count() {
    return number("count");
  }

  boolean known() {
    return count() > 0;
  }

  /** Several of one name are one application only when pm2 itself made them so. */
  boolean several() {
    return count() > 1 && !text("cluster").equals("true");
  }

  String status() {
    return text("status");
  }

  String script() {
    return text("script");
  }

  String cwd() {
    return text("cwd");
  }

  String pids() {
    return text("pids");
  }

  long restarts() {
    return number("restarts");
  }

  boolean online() {
    return status().equals("online");
  }

  /** Whether nothing of it runs and pm2 will start nothing by itself. */
  boolean stopped() {
    return status().equals("stopped") || status().equals("errored");
  }

  Optional<Duration> age() {
    return look.fact(AGE).map(Long::parseLong).map(Duration::ofMillis);
  }

  String text(String fact) {
    return look.fact(fact).orElse("");
  }

  private long number(String fact) {
    return look.fact(fact)
        .filter(each -> each.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  /** {@code 0.4 s}, {@code 12 s}, {@code 3 min}. */
  static String length(Duration length) {
    if (length.toSeconds() < 10) {
      return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }
    return length.toMinutes() < 3 ? length.toSeconds() + " s" : length.toMinutes() + " min";
  }
}
