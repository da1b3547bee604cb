package dev.ripcord.target.dokku;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.util.ArrayList;
import java.util.List;

/** The table of the target {@code dokku}. */
final class DokkuTargetShape {
  private static final int HISTORY = 10;

  private DokkuTargetShape() {}

  static Shape<DokkuTarget> shape() {
    var app = Field.required("app", Line.APP, "the app");
    var history =
        Field.or(
            "history",
            Shapes.integer(0, 200),
            HISTORY,
            "how many commits of the app's repository on the Dokku are listed as releases; 0: only"
                + " its tags");
    var check =
        Field.or(
            "image-check",
            Shapes.list(Shapes.text()),
            List.<String>of(),
            "a command that ends with 0 when the registry has {image}: [skopeo, inspect,"
                + " \"docker://{image}\"]");
    var stop =
        Field.or(
            "stop-first",
            Shapes.bool(),
            false,
            "true: the app is stopped before another release is deployed, because both cannot run"
                + " at once");
    var fields =
        new ArrayList<Field<?>>(
            List.of(app, DokkuStepShape.REPOSITORY, DokkuStepShape.PLUGIN, history, check, stop));
    fields.addAll(Line.FIELDS);
    return Shapes.object(
        "An app of a Dokku; its releases are the images (by digest) and commits that were deployed.",
        values ->
            new DokkuTarget(
                new Way.Settings(
                    values.get(app),
                    values.get(DokkuStepShape.REPOSITORY),
                    values.get(DokkuStepShape.PLUGIN)),
                Line.of(values),
                values.get(history),
                values.get(check),
                values.get(stop)),
        fields.toArray(Field<?>[]::new));
  }
}
