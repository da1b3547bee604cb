package dev.ripcord.run;

import static dev.ripcord.run.World.created;
import static dev.ripcord.run.World.plan;
import static dev.ripcord.run.World.step;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.lease.Claim;
import dev.ripcord.host.lease.HostLease;
import dev.ripcord.host.lease.Lease;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.journal.Journal;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Rank;
import dev.ripcord.step.Repeatability;
import dev.ripcord.target.Kinds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A process of its own that starts or resumes a run, and kills itself with -9 at a write of the
 * journal.
 *
 * <p>Arguments: folder, place of the journal, seed of the plan, the write to die at (0 for never),
 * {@code before} or {@code after}, id of the run, the run that it supersedes or {@code -}.
 */
final class KilledRun {
  private KilledRun() {}

  public static void main(String[] args) throws InterruptedException {
    var folder = Path.of(args[0]);
    try (Journal journal =
        new KillingJournal(
            RealJournal.open(args[1], KilledRun::gone),
            Integer.parseInt(args[3]),
            args[4].equals("before"))) {
      var supersedes = Optional.of(args[6]).filter(each -> !each.equals("-"));
      var result = drive(folder, journal, Long.parseLong(args[2]), args[5], supersedes);
      if (!(result instanceof Runner.Result.Ended)) {
        throw new IllegalStateException(result.toString());
      }
    }
  }

  /** Starts or resumes it. */
  static Runner.Result drive(
      Path folder, Journal journal, long seed, String run, Optional<String> supersedes)
      throws InterruptedException {
    var runner =
        new Runner(
            around(folder, journal),
            new Leases(folder),
            String.valueOf(ProcessHandle.current().pid()));
    return journal.run(run).isPresent()
        ? runner.resume(run, Progress.NONE, new StopSwitch())
        : runner.start(
            run,
            created(plan(steps(new Random(seed)), List.of(), List.of())),
            supersedes,
            Progress.NONE,
            new StopSwitch());
  }

  private static Drive.Surroundings around(Path folder, Journal journal) {
    var clock = Clock.system();
    var kinds = Kinds.of(List.of(new FileEffects(folder.resolve("effects"))));
    var host =
        LocalHost.create(
            clock,
            List.of(folder.resolve("state")),
            List.of(folder.resolve("kept")),
            Duration.ofSeconds(1));
    return new Drive.Surroundings(
        journal, _ -> host, new Steps(kinds), clock, new Secrets(_ -> ""), Duration.ofSeconds(30));
  }

  /** Random classes and visibility; the same seed makes the same plan in every process. */
  static List<PlannedStep> steps(Random random) {
    var steps = new ArrayList<PlannedStep>();
    var classes = Repeatability.values();
    for (var i = 1; i <= 4; i++) {
      steps.add(step(i, "s" + i, classes[random.nextInt(classes.length)], random.nextInt(3) > 0));
    }
    return steps;
  }

  private static boolean gone(String owner) {
    return ProcessHandle.of(Long.parseLong(owner)).filter(ProcessHandle::isAlive).isEmpty();
  }

  /** Real lease files, in the folder of this one test. */
  private static final class Leases implements HostLeases {
    private final Path place;
    private Optional<Lease.Held> held = Optional.empty();

    Leases(Path folder) {
      this.place = folder.resolve("lock");
    }

    @Override
    public Optional<Refused> take(
        Host host, String service, String run, Rank rank, Duration length) {
      var claim = new Claim("a test", run, rank.weight(), length);
      return switch (lease(host).take(service, claim)) {
        case Lease.Held mine -> {
          held = Optional.of(mine);
          yield Optional.empty();
        }
        case Lease.Taken(var by) -> Optional.of(new Refused(host.name(), by.said()));
      };
    }

    @Override
    public boolean renew(Host host, String service, String run, Duration length) {
      return held.map(each -> lease(host).renew(each, length)).orElse(false);
    }

    @Override
    public void release(Host host, String service, String run) {
      held.ifPresent(lease(host)::release);
    }

    private HostLease lease(Host host) {
      return new HostLease(host, List.of(place), Path.of("/proc"));
    }
  }
}
