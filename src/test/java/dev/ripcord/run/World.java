package dev.ripcord.run;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.OnFailure;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.FakeClock;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.plan.Order;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Proof;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A small world outside of the process: it counts effects, and outlives every crash. */
final class World implements Driver {
  final FakeClock clock = new FakeClock();
  final ScriptedHost host = new ScriptedHost();
  final List<String> effects = new ArrayList<>();
  final Set<String> refuses = new HashSet<>();
  final Map<String, Finding> checks = new HashMap<>();
  final Map<String, String> leases = new HashMap<>();

  /** What a test has switched off, to see that others notice. */
  final Set<Guard> off = EnumSet.noneOf(Guard.class);

  /** What is done while an effect is made. */
  Consumer<String> during = _ -> {};

  /** What stands between the engine and the journal. */
  UnaryOperator<Journal> before = UnaryOperator.identity();

  /** What keeps a run from doing harm. */
  enum Guard {
    /** A step is looked at again after it acted. */
    SECOND_LOOK,
    /** The host knows which acts it was asked for. */
    MEMORY_OF_ACTS,
    /** The host tells one boot from another. */
    BOOT_ID,
    /** A service of a host belongs to one run. */
    HOST_LEASE
  }

  World() {
    host.answer("effect", this::effect);
    boot("boot-1");
  }

  /** The host comes up again, and has forgotten what the supervisor knew. */
  void restartHost() {
    boot(off.contains(Guard.BOOT_ID) ? "boot-1" : "boot-2");
  }

  private void boot(String id) {
    host.files()
        .replace(
            java.nio.file.Path.of("/proc/sys/kernel/random/boot_id"),
            id.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  /** How often an effect was made. */
  long count(String name) {
    return effects.stream().filter(name::equals).count();
  }

  private CommandResult effect(Command command) {
    var name = command.argv().get(1);
    if (refuses.contains(name)) {
      return ScriptedHost.exited(1, "", "refused");
    }
    effects.add(name);
    during.accept(name);
    return ScriptedHost.exited(0, "", "");
  }

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    var name = Field.required("name", Shapes.text(), "the effect");
    var repeat = Field.required("repeat", Shapes.word(Repeatability.class), "its class");
    var seen = Field.or("seen", Shapes.bool(), true, "whether its effect can be seen");
    return Map.of(
        "effect",
        Shapes.object(
            "An effect.",
            values -> new Effect(values.get(name), values.get(repeat), values.get(seen)),
            name,
            repeat,
            seen));
  }

  @Override
  public Map<String, Shape<? extends Check>> checks() {
    var name = Field.required("name", Shapes.text(), "the check");
    return Map.of("said", Shapes.object("A check.", values -> new Said(values.get(name)), name));
  }

  /** A step that appends one line to the world. */
  private final class Effect implements Step {
    private final String name;
    private final Repeatability repeat;
    private final boolean seen;

    Effect(String name, Repeatability repeat, boolean seen) {
      this.name = name;
      this.repeat = repeat;
      this.seen = seen;
    }

    @Override
    public String title() {
      return "make " + name;
    }

    @Override
    public Repeatability repeatability() {
      return repeat;
    }

    @Override
    public Look look(Sight sight) {
      return new Look(Map.of("made", seen ? String.valueOf(count(name) > 0) : "?"), "looked");
    }

    @Override
    public Judgement judge(Optional<Look> before, Look now) {
      if (off.contains(Guard.SECOND_LOOK) && before.isPresent()) {
        return new Judgement.Done("believed");
      }
      return switch (now.fact("made").orElseThrow()) {
        case "true" -> new Judgement.Done("made");
        case "false" -> new Judgement.NotYet("not made");
        default -> new Judgement.CannotTell("it cannot be seen");
      };
    }

    @Override
    public StepResult act(Stage stage, Look before) {
      var result = stage.act("make", Command.of("effect", name));
      return result.ok()
          ? new StepResult.Done(result.said())
          : new StepResult.Unknown(result.said());
    }

    @Override
    public Optional<Configured> renewal(Configured own) {
      return renews() ? Optional.of(own) : Optional.empty();
    }

    private boolean renews() {
      return name.startsWith("renewed ");
    }

    @Override
    public Optional<Configured> undo(Look before) {
      return Optional.of(
              new Configured("effect", Nodes.of(Map.of("name", "un" + name, "repeat", "safe"))))
          .filter(_ -> !renews());
    }
  }

  /** A check that says what the test told it to. */
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
      return checks.getOrDefault(name, Finding.good("fine"));
    }
  }

  /** A step for a plan. */
  static PlannedStep step(int number, String name, Repeatability repeat, boolean seen) {
    var config =
        Nodes.json(
            Nodes.of(
                Map.of(
                    "name",
                    name,
                    "repeat",
                    repeat.name().toLowerCase(java.util.Locale.ROOT),
                    "seen",
                    seen)));
    return new PlannedStep(
        String.valueOf(number),
        "make " + name,
        "local",
        "effect",
        config,
        Optional.empty(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        0,
        OnFailure.STOP,
        repeat,
        true);
  }

  /** The same step with another policy. */
  static PlannedStep but(PlannedStep step, OnFailure onFailure, int retries) {
    return new PlannedStep(
        step.path(),
        step.title(),
        step.host(),
        step.kind(),
        step.config(),
        step.when(),
        step.timeout(),
        step.within(),
        retries,
        onFailure,
        step.repeatability(),
        step.reversible());
  }

  static PlannedCheck check(String name) {
    return new PlannedCheck(name, "said", "{\"name\": \"" + name + "\"}", false, Optional.empty());
  }

  static Plan plan(List<PlannedStep> steps, List<PlannedCheck> required, List<PlannedCheck> rest) {
    return plan(steps, required, rest, Rank.MANUAL);
  }

  static Plan plan(
      List<PlannedStep> steps, List<PlannedCheck> required, List<PlannedCheck> rest, Rank rank) {
    return new Plan(
        "shop",
        Purpose.ROLLBACK,
        "standard",
        Optional.empty(),
        Optional.empty(),
        rank,
        Duration.ofMinutes(3),
        Optional.empty(),
        steps,
        new Proof(
            required,
            rest,
            2,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1)),
        List.of(),
        Optional.of("full"),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same plan with another order of its steps. */
  static Plan ordered(Plan plan, Order order) {
    return new Plan(
        plan.service(),
        plan.purpose(),
        plan.procedure(),
        plan.release(),
        plan.from(),
        plan.rank(),
        plan.budget(),
        plan.downtime(),
        plan.steps(),
        plan.proof(),
        plan.warnings(),
        plan.completedBy(),
        plan.contacts(),
        Optional.of(order),
        Optional.empty(),
        Optional.empty());
  }

  /** A process that may drive runs; each has a name of its own. */
  Runner process(Journal journal, String owner) {
    if (off.contains(Guard.MEMORY_OF_ACTS)) {
      host.forget("r1", LocalDate.of(2020, 1, 1));
    }
    return new Runner(
        new Drive.Surroundings(
            before.apply(journal),
            _ -> (Host) host,
            new Steps(Kinds.of(List.of(this))),
            clock,
            new Secrets(_ -> ""),
            Duration.ofSeconds(30)),
        leases(),
        owner);
  }

  static Event.Created created(Plan plan) {
    return new Event.Created(plan, "anna@desk", Optional.of("a test"), "test", Optional.empty());
  }

  private HostLeases leases() {
    return new HostLeases() {
      @Override
      public Optional<Refused> take(
          Host on, String service, String run, Rank rank, Duration length) {
        if (off.contains(Guard.HOST_LEASE)) {
          return Optional.empty();
        }
        var holder = leases.putIfAbsent(service, run);
        return holder == null || holder.equals(run)
            ? Optional.empty()
            : Optional.of(new Refused(on.name(), "run " + holder + " has it"));
      }

      @Override
      public boolean renew(Host on, String service, String run, Duration length) {
        return run.equals(leases.get(service));
      }

      @Override
      public void release(Host on, String service, String run) {
        leases.remove(service, run);
      }
    };
  }
}
