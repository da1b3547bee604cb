package dev.ripcord.target.dokku;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
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
import java.util.Map;
import java.util.Optional;

/**
 * An app of a Dokku. Dokku has no releases and no rollback: what there is to go back to are the
 * images and commits that were deployed, and going back is to deploy one of them again.
 *
 * @param history how many commits of the app's repository are shown
 * @param imageCheck a command that ends with 0 when the registry has {@code {image}}
 * @param stopFirst whether the app must stop before another release of it may start
 */
record DokkuTarget(
    Way.Settings settings, Line line, int history, List<String> imageCheck, boolean stopFirst)
    implements Target {
  private static final Duration FOLLOW = Duration.ofDays(1);

  DokkuTarget {
    imageCheck = List.copyOf(imageCheck);
  }

  @Override
  public Observed observe(Sight sight) {
    var seen = new Seen(new AppLook(line, app()).at(sight));
    var identity = seen.lives() ? seen.identity() : Optional.<String>empty();
    return new Observed(
        identity.map(each -> whole(each, sight)),
        seen.look().facts(),
        seen.look().said() + remark(sight, seen));
  }

  /** An older Dokku tells the beginning of a commit only. */
  private String whole(String identity, Sight sight) {
    return Identity.isWhole(identity)
        ? identity
        : artefacts(sight).stream()
            .map(Artefact::identity)
            .filter(each -> Identity.same(each, identity))
            .findFirst()
            .orElse(identity);
  }

  /** That a way back is in danger is said whenever somebody looks. */
  private String remark(Sight sight, Seen seen) {
    if (seen.unseen().isPresent() || seen.missing()) {
      return "";
    }
    if (seen.identity().filter(Identity::isImage).isEmpty()) {
      return "";
    }
    var kept = Retention.at(sight, line, app()).remark(app());
    return kept.isEmpty() ? "" : "; " + kept;
  }

  @Override
  public List<Artefact> artefacts(Sight sight) {
    return new History(line, app(), history).at(sight);
  }

  @Override
  public Readiness ready(Sight sight, Release release) {
    var dokku = Capabilities.at(sight, line).named(sight, line);
    var way = Way.choose(dokku, settings, release.identity());
    return switch (way) {
      case Way.None(String why) -> new Readiness.NotUsable(why);
      case Way.Found _ -> ready(sight, release.identity(), release.selectors());
    };
  }

  private Readiness ready(Sight sight, String identity, Map<String, String> selectors) {
    if (Identity.isImage(identity)) {
      return inRegistry(sight, identity);
    }
    return Optional.ofNullable(selectors.get("image"))
        .<Readiness>map(each ->
            new Readiness.NotUsable(
                "it was deployed as "
                    + each
                    + ", and a tag may mean another image by now; deploy by digest"))
        .orElseGet(Readiness.Usable::new);
  }

  private Readiness inRegistry(Sight sight, String identity) {
    if (imageCheck.isEmpty()) {
      return new Readiness.Usable();
    }
    var argv =
        imageCheck.stream().map(each -> each.replace("{image}", Identity.value(identity))).toList();
    return switch (sight.host().look(Command.of(argv).as(line.as()))) {
      case CommandResult.Exited answer when !answer.ok() ->
          new Readiness.NotUsable("the registry does not have its image: " + answer.said());
      case CommandResult.Exited _,
          CommandResult.TimedOut _,
          CommandResult.NotStarted _,
          CommandResult.Lost _ ->
          new Readiness.Usable(); // that nobody could look is no evidence against it
    };
  }

  @Override
  public Readiness installed(Sight sight) {
    var seen = new Seen(new AppLook(line, app()).at(sight));
    return seen.unseen().isPresent() || seen.missing()
        ? new Readiness.NotUsable(seen.look().said())
        : new Readiness.Usable();
  }

  @Override
  public Optional<Configured> running() {
    return Optional.of(DokkuCheck.running(app(), line));
  }

  @Override
  public List<StepEntry> bringBack(Release release) {
    var steps = new ArrayList<StepEntry>();
    if (stopFirst) {
      var another =
          new CheckEntry(
              "another release runs",
              DokkuCheck.runsAnother(app(), line, release.identity()),
              false);
      steps.add(step(Ask.STOP, Optional.of(another), Optional.empty()));
    }
    steps.add(step(Ask.DEPLOY, Optional.empty(), Optional.of(release.identity())));
    return steps;
  }

  private StepEntry step(Ask verb, Optional<CheckEntry> when, Optional<String> wanted) {
    var plain = StepEntry.of(DokkuStep.config(verb, settings, line, wanted));
    return new StepEntry(
        plain.change(),
        plain.name(),
        when,
        plain.timeout(),
        plain.within(),
        plain.retries(),
        plain.onFailure());
  }

  @Override
  public List<StepEntry> lifecycle(Verb verb, Optional<Release> which) {
    var asked =
        switch (verb) {
          case STOP -> Ask.STOP;
          case START -> Ask.START;
          case RESTART -> Ask.RESTART;
        };
    return List.of(step(asked, Optional.empty(), Optional.empty()));
  }

  @Override
  public Map<String, String> values(Release release) {
    var values = new HashMap<>(Identity.selectors(release.identity()));
    values.putAll(release.selectors());
    return values;
  }

  @Override
  public Optional<Command> logs(int lines, boolean follow) {
    var words = new ArrayList<>(List.of("logs", app(), "-n", String.valueOf(lines)));
    if (follow) {
      words.add("-t");
    }
    var command = line.command(words);
    return Optional.of(follow ? command.within(FOLLOW) : command);
  }

  private String app() {
    return settings.app();
  }
}
