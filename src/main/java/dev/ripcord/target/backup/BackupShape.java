package dev.ripcord.target.backup;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The table of a backup. */
final class BackupShape {
  static final String LABEL = "label";
  static final String SERVICE = "service";
  static final String RELEASE = "release";
  private static final int KEEP = 10;
  private static final int MOST = 1000;
  private static final String USUAL = "backup";

  private static final Field<String> NAMED =
      Field.or(
          LABEL,
          Shapes.text("a name of letters, digits, dots and dashes", Shelf.NAME.pattern()),
          USUAL,
          "what it is for, such as pre-rollback; those with the same label replace one another");
  private static final Field<List<Path>> PATHS =
      Field.required(
          "paths", Shapes.list(Shapes.path()), "files and folders, each with all that is in it");
  private static final Field<List<String>> EXCLUDE =
      Field.or(
          "exclude",
          Shapes.list(
              Shapes.text(
                  "a pattern of a name such as *.log, or of a whole path such as /opt/x/temp",
                  "[^/\\p{Cntrl}]{1,200}|/[^\\p{Cntrl}]{1,400}")),
          List.<String>of(),
          "what is left out: names such as *.log, or whole paths such as /opt/x/temp");
  private static final Field<Path> TO =
      Field.or(
          "to",
          Shapes.path(),
          Path.of("/var/backups/ripcord"),
          "the folder on the same host; in it is one for each service, and in that for each label;"
              + " /var/backups/ripcord when missing");
  private static final Field<Integer> KEPT =
      Field.or(
          "keep",
          Shapes.integer(1, MOST),
          KEEP,
          "how many of a label there are at most; the oldest go when the new one was read back");
  private static final Field<Optional<String>> AS =
      Field.optional(
          "as", Shapes.text(), "the user that reads and writes; root means sudo -n; else ours");
  private static final Field<Optional<String>> OF =
      Field.optional(
          SERVICE,
          Shapes.text("a name of lower case letters, digits and dashes", "[a-z0-9][a-z0-9-]{0,62}"),
          "filled in by the plan: whose it is");
  private static final Field<Optional<String>> RUNNING =
      Field.optional(RELEASE, Shapes.text(), "filled in by the plan: the release that runs");

  private BackupShape() {}

  static Shape<BackupStep> of() {
    return Shapes.object(
        "Copies files and folders of the host into an archive there, with a manifest (mode, owner"
            + " and sum of each), and reads it back: { paths: /opt/app/.env, keep: 10 }. Links are"
            + " kept as links.",
        BackupShape::step,
        NAMED,
        PATHS,
        EXCLUDE,
        TO,
        KEPT,
        AS,
        OF,
        RUNNING);
  }

  private static BackupStep step(Values values) {
    var shelf = new Shelf(values.get(TO), values.get(OF), values.get(NAMED), values.get(KEPT));
    var wanted = new Wanted(values.get(PATHS), values.get(EXCLUDE));
    return new BackupStep(wanted, shelf, values.get(AS), values.get(RUNNING));
  }
}
