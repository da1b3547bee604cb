package dev.ripcord.target.frontend;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.Check;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of the kind {@code front-end}. */
final class FrontEndShape {
  private static final Field<Path> FOLDER =
      Field.required("folder", Shapes.text().map(Path::of), "where it is built");
  private static final Field<List<String>> BUILD =
      Field.or(
          "build",
          Shapes.list(Shapes.text()),
          List.of("npm", "run", "build"),
          "the command that builds it");
  private static final Field<String> OUTPUT =
      Field.or("output", Shapes.text(), "dist", "the folder of built files, below 'folder'");
  private static final Field<Optional<List<String>>> DEPLOY =
      Field.optional(
          "deploy",
          Shapes.list(Shapes.text()),
          "the command that deploys it; npm run deploy when nothing else is said");
  private static final Field<Optional<String>> RSYNC =
      Field.optional("rsync-to", Shapes.text(), "deploy by rsync to this place instead");
  private static final Field<Optional<Path>> SERVED =
      Field.optional(
          "served",
          Shapes.text().map(Path::of),
          "the folder that is served; it is kept, so that an undo can put it back");
  private static final Field<String> URL =
      Field.required(
          "url",
          Shapes.text("an address that begins with http", "https?://.+|.*\\$\\{.*"),
          "where a browser gets it: what is served there has to be what was built");
  private static final Field<Optional<String>> AS =
      Field.optional("as", Shapes.text(), "the user who builds and deploys");
  private static final Field<Map<String, String>> ENVIRONMENT =
      Field.or(
          "environment",
          Shapes.map(Shapes.text(), Shapes.text()),
          Map.of(),
          "variables for both commands; a secret stands here as ${env:NAME}");

  private FrontEndShape() {}

  static Shape<? extends Step> of(Kinds kinds) {
    return Shapes.object(
        "Builds a front end, deploys it, and proves by hash that it is served.",
        values -> make(values, kinds),
        FOLDER,
        BUILD,
        OUTPUT,
        DEPLOY,
        RSYNC,
        SERVED,
        URL,
        AS,
        ENVIRONMENT);
  }

  private static FrontEndStep make(Values values, Kinds kinds) {
    var output = values.get(FOLDER).resolve(values.get(OUTPUT));
    return new FrontEndStep(
        values.get(FOLDER),
        values.get(BUILD),
        deploy(values, output),
        output,
        values.get(SERVED),
        proof(values.get(URL), output, kinds),
        values.get(AS),
        values.get(ENVIRONMENT));
  }

  private static List<String> deploy(Values values, Path output) {
    var rsync = values.get(RSYNC);
    if (rsync.isPresent() && values.get(DEPLOY).isPresent()) {
      throw new IllegalArgumentException("give either 'deploy' or 'rsync-to'");
    }
    return rsync
        .map(each -> List.of("rsync", "-a", "--delete", output + "/", each))
        .or(() -> values.get(DEPLOY))
        .orElse(List.of("npm", "run", "deploy"));
  }

  /** The check {@code bundle}, which knows how to follow a page to its scripts. */
  private static Check proof(String url, Path output, Kinds kinds) {
    Shape<? extends Check> bundle =
        Optional.<Shape<? extends Check>>ofNullable(kinds.checks().get("bundle")).orElseThrow();
    return bundle.readOrThrow(Nodes.of(Map.of("url", url, "sha256-of", output.toString())));
  }
}
