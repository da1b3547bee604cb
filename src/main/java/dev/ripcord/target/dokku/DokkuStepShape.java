package dev.ripcord.target.dokku;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of a dokku step: one verb with an app, and for a deployment what to bring. */
final class DokkuStepShape {
  static final Field<Optional<String>> REPOSITORY =
      Field.optional(
          "repository",
          Shapes.text(
              "an address that git can fetch from, without a password in it",
              "(?:(?:https?|git)://|ssh://(?:[A-Za-z0-9._-]+@)?)[^\\s'\"@]+"
                  + "|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^\\s'\"@]+|/[^\\s'\"@]+"),
          "where Dokku itself can fetch the app's source from, for git:sync; a password belongs into"
              + " 'dokku git:auth'");
  static final Field<List<String>> PLUGIN =
      Field.or(
          "plugin",
          Shapes.list(Shapes.text("a word without spaces and quotes", "[^\\s'\"$`;|&<>\\\\]+")),
          List.<String>of(),
          "the command of a rollback plugin: [\"ps:rollback\", \"{app}\", \"{commit}\"], with"
              + " {image} or {digest} for an image; used only where the installed Dokku has it");
  static final Field<Optional<String>> IMAGE =
      Field.optional(
          "image",
          Shapes.text(
              "an image by digest: registry/app@sha256:...", ".*@sha256:[0-9a-f]{64}|.*\\$\\{.*"),
          "the image to deploy, by digest: a tag may mean another image by now");
  static final Field<Optional<String>> COMMIT =
      Field.optional(
          "commit",
          Shapes.text("a commit", "[0-9a-f]{7,64}|\\$\\{.*"),
          "the commit of the source to deploy");
  private static final Map<Ask, Field<Optional<String>>> VERBS = verbs();

  private DokkuStepShape() {}

  static Shape<DokkuStep> shape() {
    var fields = new ArrayList<Field<?>>(VERBS.values());
    fields.addAll(List.of(IMAGE, COMMIT, REPOSITORY, PLUGIN));
    fields.addAll(Line.FIELDS);
    return Shapes.object(
        "Asks Dokku for one thing: { deploy: api, image: \"registry/app@sha256:...\" }, { stop: api }.",
        DokkuStepShape::step,
        fields.toArray(Field<?>[]::new));
  }

  private static DokkuStep step(Values values) {
    var said = VERBS.keySet().stream().filter(each -> app(values, each).isPresent()).toList();
    if (said.size() != 1) {
      throw new IllegalArgumentException(
          "a dokku step has exactly one of deploy, rebuild, stop, start, restart");
    }
    var verb = said.getFirst();
    var wanted = wanted(values);
    if (verb.isDeploy() != wanted.isPresent()) {
      throw new IllegalArgumentException(
          verb.isDeploy()
              ? "say what to deploy: 'image' or 'commit'"
              : "'image' and 'commit' belong to deploy, not to " + verb.word());
    }
    var settings =
        new Way.Settings(
            app(values, verb).orElseThrow(), values.get(REPOSITORY), values.get(PLUGIN));
    return new DokkuStep(verb, settings, Line.of(values), wanted);
  }

  /** The identity that is meant by 'image' or 'commit'. */
  static Optional<String> wanted(Values values) {
    if (values.get(IMAGE).isPresent() && values.get(COMMIT).isPresent()) {
      throw new IllegalArgumentException("say either 'image' or 'commit'");
    }
    return values
        .get(IMAGE)
        .map(each -> Identity.image(each).orElse(Identity.IMAGE + each))
        .or(() -> values.get(COMMIT).map(each -> Identity.COMMIT + each));
  }

  private static Optional<String> app(Values values, Ask verb) {
    return Optional.ofNullable(VERBS.get(verb)).flatMap(values::get);
  }

  private static Map<Ask, Field<Optional<String>>> verbs() {
    var verbs = new EnumMap<Ask, Field<Optional<String>>>(Ask.class);
    for (var each : Ask.values()) {
      verbs.put(each, Field.optional(each.word(), Line.APP, "the app to " + each.word()));
    }
    return verbs;
  }
}
