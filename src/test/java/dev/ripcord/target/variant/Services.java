package dev.ripcord.target.variant;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Services that exist in a test only: the target {@code service: NAME}. */
final class Services implements Driver {
  private Set<String> running = Set.of();
  private Set<String> hidden = Set.of();
  private Set<String> installed = Set.of();

  void running(String... names) {
    running = Set.of(names);
  }

  void hidden(String... names) {
    hidden = Set.of(names);
  }

  void installed(String... names) {
    installed = Set.of(names);
  }

  Sight sight() {
    return new Sight(new ScriptedHost(), Clock.system(), new Secrets(each -> each), Instant.EPOCH);
  }

  @Override
  public Map<String, Shape<? extends Target>> targets(Kinds kinds) {
    return Map.of("service", Shapes.text().map(One::new));
  }

  /** One of them. */
  private final class One implements Target {
    private final String name;

    One(String name) {
      this.name = name;
    }

    @Override
    public Observed observe(Sight sight) {
      if (hidden.contains(name)) {
        return new Observed(Optional.empty(), Map.of(Observed.UNSEEN, "hidden"), "hidden");
      }
      return running.contains(name)
          ? new Observed(Optional.of(name), Map.of(), "on")
          : new Observed(Optional.empty(), Map.of(), "off");
    }

    @Override
    public Readiness installed(Sight sight) {
      return installed.contains(name)
          ? new Readiness.Usable()
          : new Readiness.NotUsable(name + " is not here");
    }

    @Override
    public List<Artefact> artefacts(Sight sight) {
      return List.of();
    }

    @Override
    public Readiness ready(Sight sight, Release release) {
      return new Readiness.NotUsable("no releases");
    }

    @Override
    public List<StepEntry> bringBack(Release release) {
      return lifecycle(Verb.START, Optional.empty());
    }

    @Override
    public List<StepEntry> lifecycle(Verb verb, Optional<Release> which) {
      var word = verb.name().toLowerCase(Locale.ROOT);
      return List.of(StepEntry.of(new Configured(word, Nodes.text(name))));
    }

    @Override
    public Optional<Configured> running() {
      return Optional.of(new Configured("runs", Nodes.text(name)));
    }
  }
}
