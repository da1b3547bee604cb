package dev.ripcord.target.compose;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of a compose step: one verb with services, whose they are, and options. */
final class ComposeStepShape {
  private static final Field<Optional<String>> IMAGE =
      Field.optional(
          "image",
          Shapes.text(
              "the id of an image, such as sha256:17b787...",
              "sha256:[0-9a-f]{64}|\\$\\{release\\.[A-Za-z0-9_.-]+}"),
          "for up: the image that has to run then");
  private static final Field<Boolean> RETAG =
      Field.or(
          "retag",
          Shapes.bool(),
          false,
          "for up with an image: give it, on this host, the name that the file asks for");
  private static final Field<Optional<Duration>> KILL_AFTER =
      Field.optional(
          "kill-after",
          Shapes.duration(),
          "how long to wait before what is to stop is killed; else the container's own, mostly"
              + " 10 s");
  private static final Map<ComposeVerb, Field<Optional<List<String>>>> VERBS = verbs();

  private ComposeStepShape() {}

  static Shape<ComposeStep> shape() {
    var fields = new ArrayList<Field<?>>(VERBS.values());
    fields.addAll(Keys.STACK);
    fields.addAll(List.of(IMAGE, RETAG, KILL_AFTER, Keys.STRAYS, Keys.SETTLE));
    return Shapes.object(
        "Asks Docker Compose for one thing: { restart: app, directory: /opt/app }.",
        ComposeStepShape::step,
        fields.toArray(Field<?>[]::new));
  }

  private static ComposeStep step(Values values) {
    var said = VERBS.keySet().stream().filter(each -> services(values, each).isPresent()).toList();
    if (said.size() != 1) {
      throw new IllegalArgumentException(
          "a compose step has exactly one of start, stop, restart, up");
    }
    var verb = said.getFirst();
    var image = values.get(IMAGE);
    if (image.isPresent() && verb != ComposeVerb.UP) {
      throw new IllegalArgumentException("'image' belongs to up, not to " + verb.word());
    }
    if (values.get(RETAG) && image.isEmpty()) {
      throw new IllegalArgumentException("'retag' needs an 'image' to give the name to");
    }
    var stack = Keys.stack(values, services(values, verb).orElseThrow());
    if (stack.strays() && (verb != ComposeVerb.STOP || !stack.services().isEmpty())) {
      throw new IllegalArgumentException("'strays' belongs to stop: \"*\"");
    }
    if (image.isPresent() && stack.services().isEmpty()) {
      throw new IllegalArgumentException("an 'image' belongs to a service that is named");
    }
    return new ComposeStep(
        verb, stack, image, values.get(RETAG), values.get(KILL_AFTER), values.get(Keys.SETTLE));
  }

  private static Optional<List<String>> services(Values values, ComposeVerb verb) {
    return Optional.ofNullable(VERBS.get(verb))
        .flatMap(values::get)
        .filter(each -> !each.isEmpty());
  }

  private static Map<ComposeVerb, Field<Optional<List<String>>>> verbs() {
    var verbs = new EnumMap<ComposeVerb, Field<Optional<List<String>>>>(ComposeVerb.class);
    for (var each : ComposeVerb.values()) {
      verbs.put(each, Field.optional(each.word(), Keys.SERVICES, each.doc()));
    }
    return verbs;
  }
}
