package dev.ripcord.cli;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A service in memory that a test can make good or bad in every way, looked at by many at once. */
final class Shop implements Driver {
  final List<String> there = new ArrayList<>(List.of("v1", "v2"));
  final Map<String, String> missing = new ConcurrentHashMap<>();
  final Map<String, Finding> checks = new ConcurrentHashMap<>();
  private final Map<String, Integer> left = new ConcurrentHashMap<>();
  private final Map<String, Integer> looks = new ConcurrentHashMap<>();
  private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();

  /** Happens elsewhere while the target is looked at. */
  Runnable observing = () -> {};

  final List<String> done = new ArrayList<>();
  volatile Optional<String> running = Optional.of("v2");

  /** What acting comes to. */
  Function<String, StepResult> acting = this::put;

  StepResult put(String what) {
    done.add(what);
    if (what.startsWith("v")) {
      running = Optional.of(what);
    }
    return new StepResult.Done("exit 0");
  }

  /** Acting comes to nothing, and changes nothing. */
  void refuses(String why) {
    acting = _ -> new StepResult.NotStarted(why);
  }

  /** Nobody can tell what acting came to, and nothing can be seen. */
  void doubts() {
    acting = _ -> new StepResult.Unknown("the connection was lost");
  }

  void bad(String check, String said) {
    checks.put(check, Finding.bad(said));
  }

  /** Does something at the look of that number. */
  void whenLooked(String check, int look, Runnable hook) {
    hooks.put(check + " " + look, hook);
  }

  /** So many looks are good yet. */
  void badAfter(int looks, String check, String said) {
    left.put(check, looks);
    bad(check, said);
  }

  @Override
  public Map<String, Shape<? extends Target>> targets(Kinds kinds) {
    return Map.of("shop", Shapes.object("A shop.", _ -> new ShopTarget()));
  }

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    var to = Field.required("to", Shapes.text(), "what to put there");
    var unsafe = Field.or("unsafe", Shapes.bool(), false, "never repeated");
    var lasting = Field.or("lasting", Shapes.bool(), false, "cannot be undone");
    return Map.of(
        "put",
        Shapes.object(
            "Puts something there.",
            values -> new Put(values.get(to), values.get(unsafe), values.get(lasting)),
            to,
            unsafe,
            lasting));
  }

  @Override
  public Map<String, Shape<? extends Check>> checks() {
    var name = Field.required("name", Shapes.text(), "the check");
    return Map.of("said", Shapes.object("A check.", values -> new Said(values.get(name)), name));
  }

  private final class ShopTarget implements Target {
    @Override
    public Observed observe(Sight sight) {
      observing.run();
      return new Observed(
          running, Map.of(), running.map(each -> each + " answers").orElse("nothing answers"));
    }

    @Override
    public List<Artefact> artefacts(Sight sight) {
      return there.stream()
          .map(each ->
              new Artefact(
                  each,
                  Map.of("tag", each),
                  Optional.of(Instant.parse("2026-01-0" + each.charAt(1) + "T08:00:00Z"))))
          .toList();
    }

    @Override
    public Readiness ready(Sight sight, Release release) {
      return Optional.ofNullable(missing.get(release.identity()))
          .<Readiness>map(Readiness.NotUsable::new)
          .orElseGet(Readiness.Usable::new);
    }

    @Override
    public List<StepEntry> bringBack(Release release) {
      return List.of(step(release.identity()));
    }

    @Override
    public List<StepEntry> lifecycle(Verb verb, Optional<Release> which) {
      return List.of(step(verb.name()));
    }

    @Override
    public Optional<Command> logs(int lines, boolean follow) {
      return Optional.of(Command.of("log", String.valueOf(lines)));
    }

    private static StepEntry step(String what) {
      return StepEntry.of(new Configured("put", Nodes.of(Map.of("to", what))));
    }
  }

  private final class Put implements Step {
    private final String to;
    private final boolean unsafe;
    private final boolean lasting;

    Put(String to, boolean unsafe, boolean lasting) {
      this.to = to;
      this.unsafe = unsafe;
      this.lasting = lasting;
    }

    @Override
    public String title() {
      return "put " + to;
    }

    @Override
    public Repeatability repeatability() {
      return unsafe ? Repeatability.UNSAFE : Repeatability.SAFE;
    }

    @Override
    public boolean reversible() {
      return !lasting;
    }

    @Override
    public Look look(Sight sight) {
      return new Look(
          Map.of("runs", running.orElse("nothing")), running.orElse("nothing") + " runs");
    }

    @Override
    public Judgement judge(Optional<Look> before, Look now) {
      var there = to.startsWith("v") ? now.is("runs", to) : done.contains(to);
      return there ? new Judgement.Done(to + " is there") : new Judgement.NotYet(now.said());
    }

    @Override
    public StepResult act(Stage stage, Look before) {
      return acting.apply(to);
    }

    @Override
    public List<String> preview(Sight sight, Look now) {
      return List.of("- " + now.fact("runs").orElse(""), "+ " + to);
    }

    @Override
    public Optional<Configured> undo(Look before) {
      return before
          .fact("runs")
          .filter(_ -> !lasting)
          .map(each -> new Configured("put", Nodes.of(Map.of("to", each))));
    }
  }

  private final class Said implements Check {
    private final String name;

    Said(String name) {
      this.name = name;
    }

    @Override
    public String title() {
      return name;
    }

    @Override
    public Finding look(Sight sight) {
      var look = looks.merge(name, 1, Integer::sum);
      hooks.getOrDefault(name + " " + look, () -> {}).run();
      var more = left.merge(name, -1, Integer::sum);
      return more >= 0
          ? Finding.good("200 in 12 ms")
          : checks.getOrDefault(name, Finding.good("200 in 12 ms"));
    }
  }

  static final String CATALOG =
      Stream.of(
              "ripcord: 1",
              "services:",
              "  shop:",
              "    target: { shop: {} }",
              "    downtime: 20s",
              "    probes:",
              "      web: { said: { name: web } }",
              "    verify: { checks: [ web ], good: 2, every: 1s, within: 10s, watch: 1m }",
              "    prerequisites: [ { said: { name: key }, name: key } ]",
              "    procedures:",
              "      quick: { budget: 5m, steps: [ { rollback: release } ] }",
              "      lasting: { budget: 5m, steps: [ { rollback: release }, { put: { to: it, lasting: true } } ] }",
              "      unsafe: { budget: 5m, steps: [ { put: { to: once, unsafe: true } }, { rollback: release } ] }",
              "      goes-on: { budget: 5m, continue-on-failure: true, steps: [ { rollback: release }, { put: { to: extra } } ] }",
              "      backup: { budget: 1m, preparation: true, steps: [ { put: { to: backup } } ] }",
              "    contacts: [ { who: Anna, reach: \"+49 30 1234\", level: L1 } ]",
              "  cart:",
              "    target: { shop: {} }",
              "    probes:",
              "      cart: { said: { name: cart } }",
              "      lesser: { said: { name: lesser }, degrades: true }",
              "    procedures:",
              "      quick: { budget: 5m, steps: [ { rollback: release } ] }")
          .reduce((a, b) -> a + "\n" + b)
          .orElseThrow();
}
