package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Durations;
import dev.ripcord.host.Command;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A service that is one application of pm2: it runs or not, and has no releases of its own.
 *
 * @param settle how long a process must live to count as started; empty means what a step says
 */
record Pm2Target(String app, Daemon daemon, Wanted wanted, Optional<Duration> settle)
    implements Target {
  private static final Duration FOLLOW = Duration.ofDays(1);

  static Shape<Pm2Target> shape() {
    var app = Field.required("app", Keys.APP, "the application that the service is");
    var fields = new ArrayList<Field<?>>(List.of(app));
    fields.addAll(Wanted.FIELDS);
    fields.addAll(Keys.DAEMON);
    var settle =
        Field.optional(
            "settle",
            Shapes.duration(),
            "how long a process must live to count as started; 1s when missing");
    fields.add(settle);
    return Shapes.object(
        "An application of pm2.",
        values ->
            new Pm2Target(
                values.get(app), Keys.daemon(values), Wanted.of(values), values.get(settle)),
        fields.toArray(Field<?>[]::new));
  }

  @Override
  public Observed observe(Sight sight) {
    var now = look(sight);
    var runs = now.online() && !now.several() && wanted.other(now).isEmpty();
    return new Observed(
        runs ? Optional.of("pm2:" + app) : Optional.empty(), now.look().facts(), now.look().said());
  }

  private AppView look(Sight sight) {
    return new AppView(new AppFacts(daemon, app).of(new Pm2Look(daemon, app).at(sight)));
  }

  @Override
  public List<Artefact> artefacts(Sight sight) {
    return List.of();
  }

  @Override
  public Readiness ready(Sight sight, Release release) {
    return new Readiness.NotUsable(
        "an application of pm2 has no releases of its own; a target of the kind 'directory'"
            + " (release folders) or 'variants' (implementations side by side) has");
  }

  @Override
  public Readiness installed(Sight sight) {
    var script = wanted.script();
    if (script.isPresent()) {
      var test = Command.of("test", "-f", script.get()).as(daemon.user());
      return sight.host().look(test).ok()
          ? new Readiness.Usable()
          : new Readiness.NotUsable("there is no " + script.get());
    }
    var now = look(sight);
    return now.known() || now.saved()
        ? new Readiness.Usable()
        : new Readiness.NotUsable(now.look().said());
  }

  @Override
  public List<StepEntry> bringBack(Release release) {
    return lifecycle(Verb.START, Optional.of(release));
  }

  @Override
  public List<StepEntry> lifecycle(Verb verb, Optional<Release> which) {
    var more = new HashMap<String, Object>();
    if (verb != Verb.STOP) {
      more.putAll(wanted.config());
      settle.ifPresent(each -> more.put("settle", Durations.format(each)));
    }
    var config = Pm2Step.config(verb.name().toLowerCase(Locale.ROOT), app, daemon, more);
    return List.of(StepEntry.of(new Configured(Pm2Step.KIND, config)));
  }

  @Override
  public Optional<Configured> running() {
    return Optional.of(
        new Configured(Pm2Check.KIND, Pm2Check.config(app, daemon, wanted.script())));
  }

  @Override
  public Optional<Command> logs(int lines, boolean follow) {
    var words = new ArrayList<>(List.of("logs", app, "--lines", String.valueOf(lines)));
    if (!follow) {
      words.add("--nostream");
    }
    var command = daemon.pm2(words);
    return Optional.of(follow ? command.within(FOLLOW) : command);
  }
}
