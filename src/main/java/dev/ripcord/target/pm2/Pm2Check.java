package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.script.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is asked about an application: that it runs or is stopped, and whether pm2 knows it. */
record Pm2Check(
    String app,
    Daemon daemon,
    Optional<String> script,
    Optional<Status> status,
    Optional<Boolean> installed)
    implements Check {
  static final String KIND = "pm2";
  private static final Duration SETTLE = Duration.ofSeconds(1);

  /** Whether it is to run. */
  enum Status {
    ONLINE,
    STOPPED
  }

  static Shape<Pm2Check> shape() {
    var app = Field.required("app", Keys.APP, "the application");
    var status = Field.optional("status", Shapes.word(Status.class), "online or stopped");
    var installed =
        Field.optional("installed", Shapes.bool(), "whether pm2 knows it, running or not");
    var fields = new ArrayList<Field<?>>(List.of(app, status, installed, Wanted.SCRIPT));
    fields.addAll(Keys.DAEMON);
    return Shapes.object(
        "Asks pm2 about an application.",
        values -> {
          var nothing = values.get(status).isEmpty() && values.get(installed).isEmpty();
          return new Pm2Check(
              values.get(app),
              Keys.daemon(values),
              values.get(Wanted.SCRIPT),
              nothing ? Optional.of(Status.ONLINE) : values.get(status),
              values.get(installed));
        },
        fields.toArray(Field<?>[]::new));
  }

  /** The text of a check that an application runs. */
  static Node config(String app, Daemon daemon, Optional<String> script) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("app", app);
    keys.put("status", "online");
    script.ifPresent(each -> keys.put("script", each));
    keys.putAll(Keys.config(daemon));
    return Nodes.of(keys);
  }

  @Override
  public String title() {
    var wanted = new ArrayList<String>();
    installed.ifPresent(each -> wanted.add(each ? "known" : "not known"));
    status.ifPresent(each -> wanted.add(each == Status.ONLINE ? "online" : "stopped"));
    return app + " of " + daemon.title() + " is " + String.join(", ", wanted);
  }

  @Override
  public Finding look(Sight sight) {
    var seen = new Pm2Look(daemon, app).at(sight);
    return judge(new AppView(new AppFacts(daemon, app).of(seen)));
  }

  @Override
  public Optional<Piece> plain() {
    return Optional.of(
        daemon
            .plain()
            .call(
                "pm2_check",
                app,
                status.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(""),
                installed.map(each -> each ? "yes" : "no").orElse(""),
                script.orElse("")));
  }

  Finding judge(AppView now) {
    if (now.unseen().isPresent()) {
      return Finding.unknown(now.look().said());
    }
    var known = now.known() || now.saved();
    if (installed.filter(each -> each != known).isPresent()) {
      return bad(now, known ? "pm2 knows it" : "pm2 does not know it");
    }
    if (now.several()) {
      return bad(now, "several processes have this name");
    }
    var other = wanted().other(now).filter(_ -> now.known());
    if (other.isPresent()) {
      return bad(now, other.get());
    }
    return status.map(each -> judge(each, now)).orElseGet(() -> good(now));
  }

  private Wanted wanted() {
    return new Wanted(script, Optional.empty(), java.util.Map.of(), Optional.empty());
  }

  private Finding judge(Status wanted, AppView now) {
    return switch (wanted) {
      case ONLINE -> online(now);
      case STOPPED ->
          now.known() && !now.stopped()
              ? bad(now, "it is not stopped")
              : now.known() || now.saved() ? good(now) : bad(now, "pm2 does not know it");
    };
  }

  private Finding online(AppView now) {
    if (!now.online()) {
      return bad(
          now, now.status().equals("errored") ? "crash loop, pm2 gave up" : "it is not online");
    }
    return now.age().filter(age -> age.compareTo(SETTLE) >= 0).isPresent()
        ? good(now)
        : Finding.unknown(now.look().said() + "; too young to tell").with(now.look().facts());
  }

  private static Finding good(AppView now) {
    return Finding.good(now.look().said()).with(now.look().facts());
  }

  private static Finding bad(AppView now, String why) {
    return Finding.bad(why + ": " + now.look().said()).with(now.look().facts());
  }
}
