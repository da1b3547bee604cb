package dev.ripcord.target.directory;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.catalog.StepShapes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.HostException;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service whose releases are folders side by side; a link says which one is current.
 *
 * @param place the folders, the link, and how to see what runs
 * @param needs what every release folder has to have, by paths below it
 * @param activate what makes the service use what the link points at
 */
record DirectoryTarget(
    Place place,
    List<String> needs,
    List<StepEntry> activate,
    Map<Verb, List<StepEntry>> lifecycle,
    Optional<Path> log)
    implements Target {
  private static final Duration FOLLOW = Duration.ofDays(1);

  DirectoryTarget {
    needs = List.copyOf(needs);
    activate = List.copyOf(activate);
    lifecycle = Map.copyOf(lifecycle);
  }

  static Shape<DirectoryTarget> shape(Kinds kinds) {
    var steps = Shapes.list(StepShapes.entry(kinds.steps(), kinds.checks()));
    var releases =
        Field.required("releases", Shapes.path(), "the folder with a folder for each release");
    var current = Field.required("current", Shapes.path(), "the link to the release in use");
    var process =
        Field.optional(
            "process",
            ProcessSource.shape(),
            "how the service's process is found; else the link alone says what runs");
    var log = Field.optional("log", Shapes.path(), "the service's log file; else its unit's log");
    var needs =
        Field.or(
            "needs",
            Shapes.list(Shapes.text()),
            List.<String>of(),
            "files that a release has to have to be usable, such as dist/server.js");
    var activate =
        Field.or(
            "activate",
            steps,
            List.<StepEntry>of(),
            "steps after the link has moved, such as a restart of the unit");
    var stop = Field.or("stop", steps, List.<StepEntry>of(), "steps that stop the service");
    var start = Field.or("start", steps, List.<StepEntry>of(), "steps that start the service");
    var restart =
        Field.optional(
            "restart", steps, "steps that restart the service; else those of 'activate'");
    return Shapes.object(
        "Release folders side by side, and a link to the current one.",
        values ->
            new DirectoryTarget(
                new Place(
                    values.get(releases),
                    values.get(current),
                    values.get(process),
                    values.get(Link.AS)),
                values.get(needs),
                values.get(activate),
                Map.of(
                    Verb.STOP,
                    values.get(stop),
                    Verb.START,
                    values.get(start),
                    Verb.RESTART,
                    values.get(restart).orElseGet(() -> again(values.get(activate)))),
                values.get(log)),
        releases,
        current,
        process,
        needs,
        activate,
        stop,
        start,
        restart,
        log,
        Link.AS);
  }

  @Override
  public Observed observe(Sight sight) {
    try {
      var seen = place.look(sight);
      return new Observed(
          seen.running().map(each -> ReleaseFolder.KIND + each), seen.facts(), seen.said());
    } catch (HostException e) {
      var why = String.valueOf(e.getMessage());
      return new Observed(Optional.empty(), Map.of(Observed.UNSEEN, why), why);
    }
  }

  @Override
  public List<Artefact> artefacts(Sight sight) {
    return ReleaseFolder.artefacts(folders().all(sight));
  }

  @Override
  public Readiness ready(Sight sight, Release release) {
    try {
      return obstacle(sight, release)
          .<Readiness>map(Readiness.NotUsable::new)
          .orElseGet(Readiness.Usable::new);
    } catch (HostException e) {
      return new Readiness.NotUsable(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> obstacle(Sight sight, Release release) {
    if (!release.identity().startsWith(ReleaseFolder.KIND)) {
      return Optional.of("it is no release folder: " + release.identity());
    }
    var link = Link.look(sight, place.current(), place.as());
    return link.blocked()
        ? Optional.of(
            link.said() + "; make it a link to a folder in " + place.releases() + " first")
        : folders().obstacle(sight, name(release), needs);
  }

  /** There is a link to a release, whether or not that runs. */
  @Override
  public Readiness installed(Sight sight) {
    try {
      var seen = place.look(sight);
      return seen.linked().isPresent()
          ? new Readiness.Usable()
          : new Readiness.NotUsable(seen.said());
    } catch (HostException e) {
      return new Readiness.NotUsable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Configured> running() {
    return place.process().map(_ -> ActivatedCheck.config(place, true));
  }

  @Override
  public List<StepEntry> bringBack(Release release) {
    var link = StepEntry.of(LinkStep.config(place.current(), folder(release), place.as()));
    return Stream.concat(Stream.of(link), activation()).toList();
  }

  /** One step that has no condition is left out when the process has the release already. */
  private Stream<StepEntry> activation() {
    if (place.process().isEmpty() || activate.size() != 1) {
      return activate.stream();
    }
    var step = activate.getFirst();
    var stale = new CheckEntry("not activated yet", ActivatedCheck.config(place, false), false);
    return Stream.of(
        new StepEntry(
            step.change(),
            step.name(),
            Optional.of(step.when().orElse(stale)),
            step.timeout(),
            step.within(),
            step.retries(),
            step.onFailure()));
  }

  /** Releases do not run side by side, so it is always the service that is meant. */
  @Override
  public List<StepEntry> lifecycle(Verb verb, Optional<Release> which) {
    return lifecycle.getOrDefault(verb, List.of());
  }

  @Override
  public Map<String, String> values(Release release) {
    var values = new HashMap<>(release.selectors());
    values.put("folder", folder(release));
    values.put("name", name(release));
    return values;
  }

  @Override
  public Optional<Command> logs(int lines, boolean follow) {
    var tail = List.of("tail", "-n", String.valueOf(lines), follow ? "-F" : "--");
    return log.map(each -> Stream.concat(tail.stream(), Stream.of(each.toString())).toList())
        .or(() -> place.process().flatMap(each -> each.log(lines, follow)))
        .map(each -> Command.of(each).as(place.as()))
        .map(each -> follow ? each.within(FOLLOW) : each);
  }

  /** The usual form of a unit's journal has no year. */
  @Override
  public Optional<Command> timedLogs(Optional<Release> which, int lines) {
    return log.isPresent()
        ? logs(lines, false)
        : place
            .process()
            .flatMap(each -> each.log(lines, false))
            .map(each -> Stream.concat(each.stream(), Stream.of("-o", "short-iso")).toList())
            .map(each -> Command.of(each).as(place.as()));
  }

  /** A restart is done also when what shows it was so before: only then is it looked at. */
  private static List<StepEntry> again(List<StepEntry> activate) {
    return activate.stream()
        .map(each ->
            each.with(
                new Configured(
                    each.change().kind(),
                    Nodes.renamed(each.change().config(), "observe", "verify"))))
        .toList();
  }

  private String folder(Release release) {
    return place.releases().resolve(name(release)).toString();
  }

  private static String name(Release release) {
    return release.identity().substring(release.identity().indexOf(':') + 1);
  }

  private ReleaseFolders folders() {
    return new ReleaseFolders(place.releases(), place.as());
  }
}
