package dev.ripcord.target.compose;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Durations;
import dev.ripcord.host.Command;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Services of a compose file. Where they are named their releases are images, by the id of the one
 * that really runs; all services of a file have no releases, and can be a variant.
 *
 * @param pin keys of the .env beside the file and what they have to be for a release; empty means
 *     that the image is given the name that the file asks for
 */
record ComposeTarget(Stack stack, Map<String, String> pin, Duration settle) implements Target {
  static final String IMAGE = "image:";
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final Duration FOLLOW = Duration.ofDays(1);
  private static final String EITHER =
      "if docker compose version >/dev/null 2>&1; then exec docker compose \"$@\" 2>&1;"
          + " else exec docker-compose \"$@\" 2>&1; fi";

  ComposeTarget {
    pin = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(pin));
  }

  static Shape<ComposeTarget> shape() {
    var service =
        Field.or(
            "service",
            Shapes.list(Keys.SERVICE),
            List.<String>of(),
            "the service whose image is released, or several that run the same one; else all"
                + " services of the file, without releases");
    var pin =
        Field.or(
            "pin",
            Shapes.map(
                Shapes.text("the name of a variable", "[A-Za-z_][A-Za-z0-9_]*"), Shapes.text()),
            Map.<String, String>of(),
            "variables in .env that the file's 'image:' is made of, and what they have to be for"
                + " a release, such as TAG: \"${release.tag}\"; else the image gets the name");
    var fields = new ArrayList<Field<?>>(List.of(service, pin));
    fields.addAll(Keys.STACK);
    fields.add(Keys.SETTLE);
    return Shapes.object(
        "Services of a Docker Compose file (v1 or v2), released by image.",
        values ->
            new ComposeTarget(
                Keys.stack(values, values.get(service)), values.get(pin), values.get(Keys.SETTLE)),
        fields.toArray(Field<?>[]::new));
  }

  @Override
  public Observed observe(Sight sight) {
    var now = new View(StackLook.at(sight.host(), stack));
    return new Observed(identity(now), now.look().facts(), now.look().said());
  }

  private Optional<String> identity(View now) {
    if (!now.running()) {
      return Optional.empty();
    }
    if (stack.services().isEmpty()) {
      return Optional.of("compose:" + stack.title());
    }
    return Optional.of(IMAGE + now.image()).filter(_ -> !now.image().equals(View.SEVERAL));
  }

  @Override
  public List<Artefact> artefacts(Sight sight) {
    return stack.services().isEmpty()
        ? List.of()
        : Images.all(sight.host(), stack)
            .map(all ->
                new Releases(stack, !pin.isEmpty())
                    .of(Containers.of(sight.host(), stack).ours(), all))
            .orElse(List.of());
  }

  @Override
  public Readiness ready(Sight sight, Release release) {
    return obstacle(sight, release)
        .<Readiness>map(Readiness.NotUsable::new)
        .orElseGet(Readiness.Usable::new);
  }

  private Optional<String> obstacle(Sight sight, Release release) {
    if (stack.services().isEmpty()) {
      return Optional.of("'service:' has to name the one whose image is released");
    }
    if (!release.identity().startsWith(IMAGE)) {
      return Optional.of("it is no image: " + release.identity());
    }
    var present = Images.all(sight.host(), stack);
    if (present.isEmpty()) {
      return Optional.of("Docker cannot be asked which images there are");
    }
    if (present.get().stream().noneMatch(each -> each.id().equals(image(release)))) {
      return Optional.of(gone(release));
    }
    return lacking(release).or(() -> fileObstacle(sight));
  }

  private static String gone(Release release) {
    return "its image "
        + Images.brief(image(release))
        + " is no longer on this host (pruned?); "
        + Optional.ofNullable(release.selectors().get("digest"))
            .map(each -> "'docker pull NAME@" + each + "' gets it while the registry has it")
            .orElse("it was never in a registry: only a new build can bring it");
  }

  /** What the pin needs and the release has not. */
  private Optional<String> lacking(Release release) {
    var values = values(release);
    return pin.values().stream()
        .flatMap(each -> References.in(each).stream())
        .filter(each -> !values.containsKey(each))
        .findFirst()
        .map(each -> "'pin:' needs its " + each + ", and it has none");
  }

  private Optional<String> fileObstacle(Sight sight) {
    return switch (FileImages.of(sight.host(), stack)) {
      case FileImages.Answer.Unreadable(String why) -> Optional.of(why);
      case FileImages.Answer.Found(Compose compose, Config _, Map<String, String> names) ->
          (pin.isEmpty() ? FileImages.untaggable(names) : Optional.<String>empty())
              .or(() -> compose.tooOld(sight.host(), stack));
    };
  }

  /** The configuration is valid, and every container is there or could be made. */
  @Override
  public Readiness installed(Sight sight) {
    var now = new View(StackLook.at(sight.host(), stack));
    if (now.unseen().isPresent()) {
      return new Readiness.NotUsable(now.look().said());
    }
    return switch (FileImages.of(sight.host(), stack)) {
      case FileImages.Answer.Unreadable(String why) -> new Readiness.NotUsable(why);
      case FileImages.Answer.Found(Compose _, Config _, Map<String, String> names) ->
          Optional.of(names)
              .filter(_ -> now.count() == 0 || now.look().fact("missing").isPresent())
              .flatMap(each -> FileImages.missing(sight.host(), stack, each))
              .<Readiness>map(Readiness.NotUsable::new)
              .orElseGet(Readiness.Usable::new);
    };
  }

  @Override
  public Optional<Configured> running() {
    return Optional.of(ContainerCheck.config(stack, settle));
  }

  @Override
  public List<StepEntry> bringBack(Release release) {
    if (stack.services().isEmpty()) {
      return lifecycle(Verb.START, Optional.of(release));
    }
    var image = image(release);
    if (pin.isEmpty()) {
      return List.of(entry(ComposeStep.KIND, ComposeStep.withImage(stack, image, settle)));
    }
    var env = new LinkedHashMap<String, Object>();
    env.put("file", stack.directory().resolve(".env").toString());
    var values = values(release);
    var set = new LinkedHashMap<String, String>();
    pin.forEach((name, each) -> set.put(name, References.fill(each, values)));
    env.put("set", set);
    stack.as().ifPresent(each -> env.put("as", each));
    var up = ComposeStep.keys(ComposeVerb.UP, stack, settle);
    up.put("image", image);
    return List.of(entry("env-file", Nodes.of(env)), entry(ComposeStep.KIND, Nodes.of(up)));
  }

  private static StepEntry entry(String kind, dev.ripcord.catalog.Node config) {
    return StepEntry.of(new Configured(kind, config));
  }

  @Override
  public List<StepEntry> lifecycle(Verb verb, Optional<Release> which) {
    var mine =
        switch (verb) {
          case STOP -> ComposeVerb.STOP;
          case START -> ComposeVerb.START;
          case RESTART -> ComposeVerb.RESTART;
        };
    return List.of(entry(ComposeStep.KIND, ComposeStep.config(mine, stack, settle)));
  }

  /** Whatever file a container was made from: its labels say that it belongs to the folder. */
  @Override
  public List<StepEntry> halt() {
    var keys = ComposeStep.keys(ComposeVerb.STOP, stack.whole(), settle);
    keys.put("kill-after", Durations.format(AT_ONCE));
    return List.of(entry(ComposeStep.KIND, Nodes.of(keys)));
  }

  @Override
  public Optional<Configured> stopped() {
    return Optional.of(ContainerCheck.stopped(stack.whole()));
  }

  @Override
  public Map<String, String> values(Release release) {
    var values = new TreeMap<>(release.selectors());
    if (release.identity().startsWith(IMAGE)) {
      values.put("image", image(release));
    }
    return values;
  }

  @Override
  public List<StepEntry> room() {
    var config = new LinkedHashMap<String, Object>();
    config.put("images", "1d");
    config.put("build-cache", "1d");
    stack.as().ifPresent(each -> config.put("as", each));
    stack.docker().ifPresent(each -> config.put("docker-host", each));
    return List.of(StepEntry.of(new Configured(PruneStep.KIND, Nodes.of(config))));
  }

  @Override
  public Optional<Command> logs(int lines, boolean follow) {
    var command = logs(lines, follow ? List.of("-f") : List.of());
    return Optional.of(follow ? command.within(FOLLOW) : command);
  }

  @Override
  public Optional<Command> timedLogs(Optional<Release> which, int lines) {
    return Optional.of(logs(lines, List.of("--timestamps")));
  }

  /** Compose tells apart what a container wrote to stderr, where most errors go: both count. */
  private Command logs(int lines, List<String> options) {
    var script = stack.bin().isEmpty() ? EITHER : "exec \"$@\" 2>&1";
    var program = new ArrayList<>(List.of("sh", "-c", script, "compose"));
    program.addAll(stack.bin());
    var words = new ArrayList<>(List.of("logs", "--no-color", "--tail=" + lines));
    words.addAll(options);
    words.addAll(stack.services());
    return stack.compose(program, words);
  }

  private static String image(Release release) {
    return release.identity().substring(IMAGE.length());
  }
}
