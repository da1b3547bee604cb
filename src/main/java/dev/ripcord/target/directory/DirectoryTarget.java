package dev.ripcord.target.directory;

import dev.ripcord.catalog.Field;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service whose releases are folders side by side; a link says which one is current.
 *
 * @param releases the folder of the release folders
 * @param current the link
 * @param needs what every release folder has to have, by paths below it
 * @param activate what makes the service use what the link points at
 */
record DirectoryTarget(
    Path releases,
    Path current,
    List<String> needs,
    List<StepEntry> activate,
    Map<Verb, List<StepEntry>> lifecycle,
    Optional<String> as)
    implements Target {

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
                values.get(releases),
                values.get(current),
                values.get(needs),
                values.get(activate),
                Map.of(
                    Verb.STOP,
                    values.get(stop),
                    Verb.START,
                    values.get(start),
                    Verb.RESTART,
                    values.get(restart).orElse(values.get(activate))),
                values.get(Link.AS)),
        releases,
        current,
        needs,
        activate,
        stop,
        start,
        restart,
        Link.AS);
  }

  @Override
  public Observed observe(Sight sight) {
    try {
      var link = Link.look(sight, current, as);
      var name = link.target().isEmpty() || link.broken() ? Optional.<String>empty() : name(sight);
      var facts = new HashMap<>(link.facts());
      name.ifPresent(each -> facts.put("release", each));
      var elsewhere = link.target().isPresent() && !link.broken() && name.isEmpty();
      return new Observed(
          name.map(each -> ReleaseFolder.KIND + each),
          facts,
          link.said() + (elsewhere ? ", which is no release in " + releases : ""));
    } catch (HostException e) {
      return new Observed(Optional.empty(), Map.of(), String.valueOf(e.getMessage()));
    }
  }

  /** The release folder that the link points at, whatever links are on the way to it. */
  private Optional<String> name(Sight sight) {
    var argv = List.of("readlink", "-m", "--", releases.toString(), current.toString());
    var real = sight.host().look(Command.of(argv).as(as)).stdout().lines().map(Path::of).toList();
    return real.size() == 2 && real.getFirst().equals(real.getLast().getParent())
        ? Optional.of(String.valueOf(real.getLast().getFileName()))
        : Optional.empty();
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
    var link = Link.look(sight, current, as);
    return link.blocked()
        ? Optional.of(link.said() + "; make it a link to a folder in " + releases + " first")
        : folders().obstacle(sight, name(release), needs);
  }

  @Override
  public Readiness installed(Sight sight) {
    var observed = observe(sight);
    return observed.identity().isPresent()
        ? new Readiness.Usable()
        : new Readiness.NotUsable(observed.said());
  }

  @Override
  public List<StepEntry> bringBack(Release release) {
    var link = StepEntry.of(LinkStep.config(current, folder(release), as));
    return Stream.concat(Stream.of(link), activate.stream()).toList();
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

  private String folder(Release release) {
    return releases.resolve(name(release)).toString();
  }

  private static String name(Release release) {
    return release.identity().substring(release.identity().indexOf(':') + 1);
  }

  private ReleaseFolders folders() {
    return new ReleaseFolders(releases, as);
  }
}
