package dev.ripcord.target.directory;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.host.HostException;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Whether the process runs the release that the link points at, and not the one before.
 *
 * @param wanted false: it is good when it does not, as a condition of the steps that activate
 */
record ActivatedCheck(Place place, boolean wanted) implements Check {
  static final String KIND = "activated";

  static Shape<ActivatedCheck> shape() {
    var releases =
        Field.required("releases", Shapes.path(), "the folder with a folder for each release");
    var current = Field.required("current", Shapes.path(), "the link to the release in use");
    var process =
        Field.required("process", ProcessSource.shape(), "how the service's process is found");
    var wanted = Field.or("wanted", Shapes.bool(), true, "false: good when it is not so");
    return Shapes.object(
        "The process runs the release that the link points at, and not the one before.",
        values ->
            new ActivatedCheck(
                new Place(
                    values.get(releases),
                    values.get(current),
                    Optional.of(values.get(process)),
                    values.get(Link.AS)),
                values.get(wanted)),
        releases,
        current,
        process,
        wanted,
        Link.AS);
  }

  static Configured config(Place place, boolean wanted) {
    var config = new LinkedHashMap<String, Object>();
    config.put("releases", place.releases().toString());
    config.put("current", place.current().toString());
    config.put("process", place.process().orElseThrow().config());
    config.put("wanted", wanted);
    place.as().ifPresent(each -> config.put("as", each));
    return new Configured(KIND, Nodes.of(config));
  }

  @Override
  public String title() {
    return "the process runs what "
        + place.current()
        + " points at"
        + (wanted ? "" : ": not so yet");
  }

  @Override
  public Optional<Piece> plain() {
    var process = place.process().orElseThrow();
    return Optional.of(
        Piece.of(Part.FILES, DirectoryDriver.PLAIN)
            .call(
                "activated",
                place.releases().toString(),
                place.current().toString(),
                Shell.user(place.as()),
                process.unit().isPresent() ? "unit" : "pid-file",
                process.unit().orElseGet(() -> process.pidFile().orElseThrow().toString()),
                wanted ? "yes" : "no"));
  }

  @Override
  public Finding look(Sight sight) {
    try {
      var seen = place.look(sight);
      return (seen.activated() == wanted ? Finding.good(seen.said()) : Finding.bad(seen.said()))
          .with(seen.facts());
    } catch (HostException e) {
      return Finding.unknown(String.valueOf(e.getMessage()));
    }
  }
}
