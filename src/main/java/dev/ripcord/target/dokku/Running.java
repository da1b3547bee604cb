package dev.ripcord.target.dokku;

import dev.ripcord.step.Look;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an app runs, told from the reports of Dokku and from its containers; pure.
 *
 * <p>The repository is not what runs: a build that failed, or a {@code git:sync} without {@code
 * --build}, leaves the new commit in it and the old containers running. So the containers' own
 * label counts most, then the source that Dokku wrote down after the last deployment that went
 * well, and the repository only where nothing newer than the containers lies in it.
 */
record Running(Report apps, Report git, Report ps, List<Container> containers) {

  Running {
    containers = List.copyOf(containers);
  }

  Look look(String app) {
    var facts = new LinkedHashMap<String, String>();
    facts.put(Seen.STATE, state());
    facts.put(Seen.LOCKED, apps.get("locked").orElse("false"));
    facts.put(Seen.CONTAINERS, each(Container::id));
    facts.put(Seen.IMAGES, each(Container::image));
    facts.put(Seen.STARTED, each(Container::started));
    head().ifPresent(each -> facts.put(Seen.HEAD, each));
    git.get("sha").ifPresent(each -> facts.put(Seen.SHA, each));
    identity().ifPresent(each -> facts.put(Seen.IDENTITY, each));
    return new Look(facts, said(app));
  }

  /** Without containers there is the report alone, which knows whether it was ever deployed. */
  private String state() {
    if (containers.isEmpty()) {
      return ps.is("deployed", "true") ? "stopped" : "none";
    }
    var running = containers.stream().filter(Container::runs).count();
    return running == 0 ? "stopped" : running == containers.size() ? "running" : "mixed";
  }

  Optional<String> identity() {
    var labelled = containers.stream().map(Running::digest).distinct().toList();
    return switch (labelled.size()) {
      case 1 -> labelled.getFirst().or(this::byTag).or(this::built);
      default -> Optional.empty(); // none, or of several images
    };
  }

  private static Optional<String> digest(Container container) {
    return container.sources().stream().flatMap(each -> Identity.image(each).stream()).findFirst();
  }

  /** The label does not tell a tag's image, so the commit has to do that made Dokku build it. */
  private Optional<String> byTag() {
    var tag = git.get("source image").filter(this::isLabel);
    return tag.isEmpty() || repositoryIsNewer() ? Optional.empty() : head();
  }

  private boolean isLabel(String image) {
    return containers.stream().allMatch(each -> each.sources().contains(image));
  }

  /** Of source: a restart of old containers cannot be told from a rebuild of what is newer. */
  private Optional<String> built() {
    var deployed = deployed();
    var head = head();
    if (deployed.isEmpty()) {
      var byImage = source().equals(Optional.of("docker-image"));
      return head.filter(_ -> !byImage || !repositoryIsNewer());
    }
    if (head.isEmpty()) {
      return deployed;
    }
    var sure = Identity.same(deployed.get(), head.get()) || repositoryIsNewer();
    return deployed.filter(_ -> sure);
  }

  /** What the last deployment that went well was made of, where Dokku knows. */
  private Optional<String> deployed() {
    return source()
        .flatMap(source -> {
          var told = apps.get("deploy source metadata").orElse("");
          return source.equals("docker-image")
              ? Identity.image(told)
              : Identity.commit(told.substring(told.lastIndexOf('#') + 1));
        });
  }

  private Optional<String> source() {
    return apps.get("deploy source");
  }

  /** What stands in the repository. */
  private Optional<String> head() {
    return git.get("source image")
        .filter(_ -> source().isEmpty() || source().get().equals("docker-image"))
        .flatMap(Identity::image)
        .or(() -> git.get("sha").flatMap(Identity::commit));
  }

  /** Whether it was updated after the containers were made: then they are not made of it. */
  private boolean repositoryIsNewer() {
    var updated =
        git.get("last updated at")
            .filter(each -> each.matches("\\d{1,12}"))
            .map(each -> Instant.ofEpochSecond(Long.parseLong(each)));
    return updated.isPresent()
        && containers.stream()
            .allMatch(
                each -> each.created().filter(made -> made.isBefore(updated.get())).isPresent());
  }

  private String each(Function<Container, String> part) {
    return containers.stream().map(part).distinct().sorted().collect(Collectors.joining(" "));
  }

  private String said(String app) {
    var what =
        switch (state()) {
          case "none" -> "was never deployed";
          case "stopped" -> "is stopped";
          case "mixed" -> "runs in part";
          default -> "runs";
        };
    return "app "
        + app
        + " "
        + what
        + identity()
            .map(each -> (state().equals("running") ? " " : ", with ") + Identity.brief(each))
            .orElse(containers.isEmpty() ? "" : ", and what cannot be told")
        + undeployed().map(each -> "; its repository holds " + each + ", not deployed").orElse("")
        + (apps.is("locked", "true") ? "; a deployment goes on, or it is locked" : "");
  }

  private Optional<String> undeployed() {
    return head()
        .filter(each -> identity().filter(id -> !Identity.same(id, each)).isPresent())
        .map(Identity::brief);
  }
}
