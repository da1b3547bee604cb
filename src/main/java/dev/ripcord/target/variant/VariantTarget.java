package dev.ripcord.target.variant;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service that has several implementations, of which exactly one is to run. */
record VariantTarget(Map<String, Variant> variants) implements Target {
  private static final String SELECTOR = "variant";
  private static final String PREFIX = SELECTOR + ":";

  VariantTarget {
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
  }

  @Override
  public Observed observe(Sight sight) {
    var seen = new LinkedHashMap<String, Observed>();
    variants.forEach((name, each) -> seen.put(name, each.runs().observe(sight)));
    return new SideBySide(seen).observed();
  }

  @Override
  public List<Artefact> artefacts(Sight sight) {
    return variants.keySet().stream()
        .map(each -> new Artefact(PREFIX + each, Map.of(SELECTOR, each), Optional.empty()))
        .toList();
  }

  @Override
  public Readiness ready(Sight sight, Release release) {
    var wanted = Optional.ofNullable(variants.get(name(release)));
    if (wanted.isEmpty()) {
      return new Readiness.NotUsable(
          "the catalog has no variant " + name(release) + ", only " + names());
    }
    return switch (wanted.get().runs().installed(sight)) {
      case Readiness.Usable usable -> usable;
      case Readiness.NotUsable(String why) ->
          new Readiness.NotUsable(name(release) + " is not installed: " + why);
    };
  }

  @Override
  public Readiness installed(Sight sight) {
    var missing =
        variants.values().stream()
            .flatMap(each -> missing(each, sight).stream())
            .collect(Collectors.joining("; "));
    return missing.isEmpty() ? new Readiness.Usable() : new Readiness.NotUsable(missing);
  }

  private static Optional<String> missing(Variant variant, Sight sight) {
    return switch (variant.runs().installed(sight)) {
      case Readiness.Usable _ -> Optional.empty();
      case Readiness.NotUsable(String why) -> Optional.of(variant.name() + ": " + why);
    };
  }

  /** The others stop first: two implementations at once may share ports and data. */
  @Override
  public List<StepEntry> bringBack(Release release) {
    var wanted = variant(release);
    var stops =
        variants.values().stream()
            .filter(each -> !each.equals(wanted))
            .flatMap(each -> steps(each, Verb.STOP));
    return Stream.concat(stops, steps(wanted, Verb.START)).toList();
  }

  @Override
  public List<StepEntry> lifecycle(Verb verb, Optional<Release> which) {
    if (which.isPresent()) {
      return steps(variant(which.get()), verb).toList();
    }
    return switch (verb) {
      case STOP -> variants.values().stream().flatMap(each -> steps(each, verb)).toList();
      case RESTART -> variants.values().stream().flatMap(VariantTarget::restartIfRunning).toList();
      case START -> List.of(); // which one is not for us to say
    };
  }

  @Override
  public List<StepEntry> halt() {
    return variants.values().stream().flatMap(each -> each.runs().halt().stream()).toList();
  }

  private static Stream<StepEntry> restartIfRunning(Variant variant) {
    return variant.runs().running().stream()
        .map(check -> new CheckEntry(variant.name() + " runs", check, false))
        .flatMap(check -> steps(variant, Verb.RESTART).map(each -> when(check, each)));
  }

  private static StepEntry when(CheckEntry check, StepEntry step) {
    return new StepEntry(
        step.change(),
        step.name(),
        Optional.of(check),
        step.timeout(),
        step.within(),
        step.retries(),
        step.onFailure());
  }

  private static Stream<StepEntry> steps(Variant variant, Verb verb) {
    return variant.runs().lifecycle(verb, Optional.empty()).stream();
  }

  @Override
  public Map<String, String> values(Release release) {
    var values = new TreeMap<>(release.selectors());
    values.put(SELECTOR, name(release));
    Optional.ofNullable(variants.get(name(release))).ifPresent(each -> values.putAll(each.set()));
    return values;
  }

  @Override
  public Optional<Command> logs(Release which, int lines, boolean follow) {
    return Optional.ofNullable(variants.get(name(which)))
        .flatMap(each -> each.runs().logs(lines, follow));
  }

  @Override
  public Optional<Command> timedLogs(Optional<Release> which, int lines) {
    return which
        .flatMap(each -> Optional.ofNullable(variants.get(name(each))))
        .flatMap(each -> each.runs().timedLogs(Optional.empty(), lines));
  }

  private Variant variant(Release release) {
    return Optional.ofNullable(variants.get(name(release)))
        .orElseThrow(() -> new UnknownName(SELECTOR, name(release), variants.keySet()));
  }

  private static String name(Release release) {
    return Optional.ofNullable(release.selectors().get(SELECTOR))
        .orElseGet(() ->
            release.identity().startsWith(PREFIX)
                ? release.identity().substring(PREFIX.length())
                : release.identity());
  }

  private String names() {
    return String.join(", ", variants.keySet());
  }
}
