package dev.ripcord.target.compose;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Durations;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes room on the disk of a Docker: removes images that no container and no release needs, one by
 * one, and never a container, a network or a volume.
 *
 * @param images how old an image must be; empty leaves images alone
 * @param cache how long what a build left behind was not used; empty leaves it alone
 * @param stock what has to stay
 * @param docker how Docker is called
 */
record PruneStep(Optional<Duration> images, Optional<Duration> cache, Stock stock, Stack docker)
    implements Step {
  static final String KIND = "prune";
  private static final Field<Optional<Duration>> IMAGES =
      Field.optional(
          "images",
          Shapes.duration(),
          "remove images older than this that no container and no release of any service needs");
  private static final Field<Optional<Duration>> CACHE =
      Field.optional(
          "build-cache",
          Shapes.duration(),
          "remove what builds left behind and no build used for this long");
  private static final Field<Optional<Integer>> RELEASES =
      Field.optional(
          "releases",
          Shapes.integer(1, 1000),
          "keep the images of only so many releases of each service: the newest, and the newest"
              + " certified one; else of all that are known");
  private static final Field<List<String>> KEEP =
      Field.or(
          "keep",
          Shapes.list(Shapes.text()),
          List.<String>of(),
          "images that stay whatever else: names, names without a tag, or ids");
  private static final Field<Optional<List<String>>> NEEDED =
      Field.optional(
          "needed",
          Shapes.list(Shapes.text()),
          "not for people: a plan writes here what the releases of all services need, and without"
              + " it nothing is removed");

  static Shape<PruneStep> shape() {
    return Shapes.object(
        "Makes room on the disk of a Docker: { images: 1d }. Never touches a volume.",
        values -> {
          if (values.get(IMAGES).isEmpty() && values.get(CACHE).isEmpty()) {
            throw new IllegalArgumentException("say 'images', 'build-cache' or both, with an age");
          }
          return new PruneStep(
              values.get(IMAGES),
              values.get(CACHE),
              new Stock(values.get(KEEP), values.get(NEEDED)),
              new Stack(
                  Path.of("/"),
                  List.of(),
                  Optional.empty(),
                  List.of(),
                  values.get(Keys.AS),
                  values.get(Keys.DOCKER),
                  List.of(),
                  false));
        },
        IMAGES,
        CACHE,
        RELEASES,
        KEEP,
        NEEDED,
        Keys.AS,
        Keys.DOCKER);
  }

  @Override
  public String title() {
    var what = new ArrayList<String>();
    images.ifPresent(
        each -> what.add("images that nothing needs, older than " + Durations.format(each)));
    cache.ifPresent(
        each -> what.add("build cache that was not used for " + Durations.format(each)));
    return "remove " + String.join(", and ", what);
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public boolean reversible() {
    return false;
  }

  @Override
  public Look look(Sight sight) {
    return new PruneLook(sight, this).look();
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return PruneJudge.judge(this, before, now);
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    return new Pruning(this, stage).act(before);
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return PruneJudge.preview(this, now);
  }

  /** What is gone is gone; that is why so much stays. */
  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
