package dev.ripcord.target.compose;

import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.step.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sees which images nothing needs; where anything of it cannot be seen, it names none. */
final class PruneLook {
  static final String DOOMED = "doomed";
  static final String NAMES = "names";
  static final String BYTES = "bytes";
  static final String STAY = "stay";
  static final String CACHE = "cache";
  static final String FREE = "free";
  static final String UNSEEN = "unseen";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String SIZES = "{{.ID}} {{.Size}}";

  private final Sight sight;
  private final PruneStep step;

  PruneLook(Sight sight, PruneStep step) {
    this.sight = sight;
    this.step = step;
  }

  Look look() {
    if (step.images().isPresent() && step.stock().needed().isEmpty()) {
      return unseen("nobody said which images the releases need");
    }
    var facts = new TreeMap<String, String>();
    free().ifPresent(each -> facts.put(FREE, each));
    if (step.cache().isPresent()) {
      var cache = cache();
      if (cache.isEmpty()) {
        return unseen("Docker cannot be asked for its build cache");
      }
      facts.put(CACHE, cache.get());
    }
    return step.images().isPresent() ? images(facts) : new Look(facts, said(facts, 0));
  }

  private Look images(Map<String, String> facts) {
    var used = used();
    if (used.isEmpty()) {
      return unseen("the containers cannot be seen");
    }
    var all = Images.all(sight.host(), step.docker());
    if (all.isEmpty()) {
      return unseen("the images cannot be seen");
    }
    var before = sight.clock().now().minus(step.images().orElseThrow());
    var stay = new TreeMap<String, Integer>();
    var doomed = new ArrayList<Image>();
    for (var each : all.get()) {
      var reason = step.stock().reason(each, used.get(), before);
      reason.ifPresentOrElse(why -> stay.merge(why, 1, Integer::sum), () -> doomed.add(each));
    }
    var sizes = sizes(doomed);
    facts.put(DOOMED, doomed.stream().map(Image::id).collect(Collectors.joining(" ")));
    facts.put(
        NAMES, doomed.stream().map(each -> title(each, sizes)).collect(Collectors.joining("\n")));
    facts.put(BYTES, String.valueOf(sizes.values().stream().mapToLong(Long::longValue).sum()));
    facts.put(
        STAY,
        stay.entrySet().stream()
            .map(each -> each.getValue() + " for " + each.getKey())
            .collect(Collectors.joining(", ")));
    return new Look(facts, said(facts, doomed.size()));
  }

  private static String said(Map<String, String> facts, int doomed) {
    var images =
        doomed + (doomed == 1 ? " image that nothing needs" : " images that nothing needs");
    var cache = Optional.ofNullable(facts.get(CACHE)).map(each -> each + " of build cache");
    return facts.containsKey(DOOMED)
        ? images + cache.map(each -> ", " + each).orElse("")
        : cache.orElse("");
  }

  private static Look unseen(String why) {
    return new Look(Map.of(UNSEEN, why), why);
  }

  private static String title(Image image, Map<String, Long> sizes) {
    var name = image.names().isEmpty() ? "without a name" : String.join(" ", image.names());
    return Images.brief(image.id())
        + " ("
        + name
        + ", "
        + Bytes.text(sizes.getOrDefault(image.id(), 0L))
        + ")";
  }

  /** The images of all containers, also of those that do not run. */
  private Optional<Set<String>> used() {
    var listed = asked("ps", "-a", "-q", "--no-trunc");
    if (listed.isEmpty() || listed.get().isBlank()) {
      return listed.map(_ -> Set.of());
    }
    var words = new ArrayList<>(List.of("inspect", "--type", "container", "-f", "{{.Image}}"));
    listed.get().lines().map(String::strip).forEach(words::add);
    return asked(words.toArray(String[]::new))
        .map(each -> each.lines().collect(Collectors.toSet()));
  }

  private Map<String, Long> sizes(List<Image> some) {
    var sizes = new LinkedHashMap<String, Long>();
    if (!some.isEmpty()) {
      var words = new ArrayList<>(List.of("image", "inspect", "-f", SIZES));
      some.forEach(each -> words.add(each.id()));
      asked(words.toArray(String[]::new))
          .ifPresent(text ->
              text.lines()
                  .forEach(line -> {
                    var cells = line.split(" ", -1);
                    if (cells.length == 2 && cells[1].matches("\\d{1,18}")) {
                      sizes.put(cells[0], Long.valueOf(cells[1]));
                    }
                  }));
    }
    return sizes;
  }

  private Optional<String> cache() {
    return asked("system", "df", "--format", "{{.Type}}\t{{.Reclaimable}}")
        .flatMap(text ->
            text.lines()
                .filter(each -> each.startsWith("Build Cache\t"))
                .map(each -> each.substring(each.indexOf('\t') + 1).split(" ", -1)[0])
                .findFirst());
  }

  /** The bytes that are free on the disk where Docker keeps its images, where that can be seen. */
  private Optional<String> free() {
    return asked("info", "--format", "{{.DockerRootDir}}")
        .map(String::strip)
        .filter(each -> each.startsWith("/"))
        .map(each -> sight.host().look(Command.of("df", "-P", "-k", each).within(LIMIT)))
        .filter(each -> each.ok())
        .flatMap(each -> each.stdout().lines().skip(1).findFirst())
        .map(each -> each.strip().split("\\s+"))
        .filter(each -> each.length > 3 && each[3].matches("\\d{1,15}"))
        .map(each -> String.valueOf(Long.parseLong(each[3]) << 10));
  }

  private Optional<String> asked(String... words) {
    var answer = sight.host().look(step.docker().docker(List.of(words)).within(LIMIT));
    return Optional.of(answer.stdout()).filter(_ -> answer.ok());
  }
}
