package dev.ripcord.target.systemd;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.FilesAs;
import dev.ripcord.host.HostException;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A service that is one unit: it runs or not, and has no releases of its own.
 *
 * @param file its unit file, where it is installed before a start
 */
record UnitTarget(String unit, Optional<Path> file, String as) implements Target {
  private static final Duration FOLLOW = Duration.ofDays(1);

  static Shape<UnitTarget> shape() {
    var unit = Field.required("unit", UnitName.SHAPE, "the unit that the service is");
    var file =
        Field.optional(
            "file",
            Shapes.path(),
            "its unit file on the host, which is installed before a start where it is not yet;"
                + " else the unit has to be there");
    return Shapes.object(
        "A systemd unit.",
        values ->
            new UnitTarget(values.get(unit), values.get(file), values.get(SystemdStepShape.AS)),
        unit,
        file,
        SystemdStepShape.AS);
  }

  @Override
  public Observed observe(Sight sight) {
    var now = UnitLook.at(sight.host(), unit);
    var identity = now.runs() ? Optional.of("unit:" + unit) : Optional.<String>empty();
    return new Observed(identity, now.look().facts(), now.look().said());
  }

  @Override
  public List<Artefact> artefacts(Sight sight) {
    return List.of();
  }

  @Override
  public Readiness ready(Sight sight, Release release) {
    return new Readiness.NotUsable(
        "a unit has no releases of its own; a target of the kind 'directory' (release folders) or"
            + " 'variants' (implementations side by side) has");
  }

  @Override
  public Readiness installed(Sight sight) {
    var now = UnitLook.at(sight.host(), unit);
    if (now.loaded()) {
      return new Readiness.Usable();
    }
    if (now.unreachable().isPresent() || file.isEmpty()) {
      return new Readiness.NotUsable(now.look().said());
    }
    return installable(sight, file.get());
  }

  private Readiness installable(Sight sight, Path from) {
    try {
      return FilesAs.of(sight.host(), Optional.of(as)).exists(from)
          ? new Readiness.Usable()
          : new Readiness.NotUsable("there is neither unit " + unit + " nor " + from);
    } catch (HostException e) {
      return new Readiness.NotUsable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<StepEntry> bringBack(Release release) {
    return lifecycle(Verb.START, Optional.of(release));
  }

  @Override
  public List<StepEntry> lifecycle(Verb verb, Optional<Release> which) {
    var word = verb.name().toLowerCase(Locale.ROOT);
    var asked = StepEntry.of(new Configured(SystemdStep.KIND, SystemdStep.config(word, unit, as)));
    return file.filter(_ -> verb == Verb.START)
        .map(each -> List.of(StepEntry.of(InstallUnitStep.configured(each, unit, as)), asked))
        .orElseGet(() -> List.of(asked));
  }

  @Override
  public List<StepEntry> halt() {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("stop", unit);
    keys.put("as", as);
    keys.put("kill-after", "5s");
    return List.of(StepEntry.of(new Configured(SystemdStep.KIND, Nodes.of(keys))));
  }

  @Override
  public Optional<Configured> stopped() {
    return Optional.of(
        new Configured(UnitCheck.KIND, Nodes.of(Map.of("name", unit, "state", "inactive"))));
  }

  @Override
  public Optional<Configured> running() {
    return Optional.of(new Configured(UnitCheck.KIND, UnitCheck.config(unit)));
  }

  @Override
  public Optional<Command> logs(int lines, boolean follow) {
    var argv =
        new ArrayList<>(
            List.of("journalctl", "-u", unit, "-n", String.valueOf(lines), "--no-pager"));
    if (follow) {
      argv.add("-f");
    }
    var command = Command.of(argv).as(Optional.of(as));
    return Optional.of(follow ? command.within(FOLLOW) : command);
  }

  /** The usual form of the journal has no year. */
  @Override
  public Optional<Command> timedLogs(Optional<Release> which, int lines) {
    var argv =
        List.of(
            "journalctl", "-u", unit, "-n", String.valueOf(lines), "--no-pager", "-o", "short-iso");
    return Optional.of(Command.of(argv).as(Optional.of(as)));
  }
}
