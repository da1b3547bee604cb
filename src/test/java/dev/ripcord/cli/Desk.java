package dev.ripcord.cli;

import dev.ripcord.app.Attendance;
import dev.ripcord.app.Drivers;
import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.clock.Clock;
import dev.ripcord.clock.HandClock;
import dev.ripcord.host.Host;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.plan.Planner;
import dev.ripcord.real.NoLeases;
import dev.ripcord.run.HostLeases;
import dev.ripcord.server.door.Identity;
import dev.ripcord.server.door.Knock;
import dev.ripcord.target.Kinds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;

/** A person in front of a terminal, or a script behind a pipe, in one process with the service. */
final class Desk {
  static final String VERSION = "1.2";
  static final Identity HERE =
      new Identity("/etc/ripcord", "5f3a91", "/var/lib/ripcord/journal.db");

  final HandClock clock = new HandClock();
  final Shop shop = new Shop();
  final ScriptedHost host = new ScriptedHost();
  final MemoryJournal journal = new MemoryJournal(clock);
  final Map<String, String> environment = new HashMap<>(Map.of("SUDO_USER", "anna"));
  final Map<String, Runnable> signals = new ConcurrentHashMap<>();
  final List<Integer> halts = new CopyOnWriteArrayList<>();
  Terminal terminal = Terminal.NONE;
  String typed = "";

  /** A signal that comes as soon as a command waits for time to pass. */
  String whenAsleep = "";

  String catalog = Shop.CATALOG;
  Function<Globals, Ripcord> opener = _ -> ripcord();
  final List<Knock.Answer> daemons = new CopyOnWriteArrayList<>();
  HostLeases leases = new NoLeases();

  /** What came of a command line. */
  record Ran(int code, String out, String err) {}

  Desk() {
    host.files()
        .replace(
            java.nio.file.Path.of("/proc/sys/kernel/random/boot_id"),
            "boot-1".getBytes(StandardCharsets.US_ASCII));
  }

  /** Words are split at spaces. */
  Ran run(String line) {
    return run(line.isEmpty() ? new String[0] : line.split(" "));
  }

  Ran run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var world =
        new World(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            terminal,
            name -> Optional.ofNullable(environment.get(name)),
            new Unhurried(clock, () -> signal(whenAsleep)),
            ZoneOffset.UTC,
            opener,
            _ -> attended(daemons),
            this::hear,
            halts::add);
    var code = new Cli(world).run(args);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** These answer whoever asks on this machine. */
  static Attendance attended(List<Knock.Answer> daemons) {
    return new Attendance(_ -> HERE, VERSION, _ -> daemons);
  }

  /** A signal comes, if anybody hears it. */
  void signal(String name) {
    Optional.ofNullable(signals.get(name)).ifPresent(Runnable::run);
  }

  Desk onTerminal(int columns) {
    terminal = new Terminal(true, true, columns);
    return this;
  }

  Ripcord ripcord() {
    return ripcord(Kinds.of(List.of(shop)), "");
  }

  /** With every kind that there is, beside the shop's own; all secrets are this one. */
  Ripcord ripcordOfAllKinds(String secret) {
    return ripcord(
        Kinds.of(Stream.concat(Drivers.builtIn().stream(), Stream.of(shop)).toList()), secret);
  }

  private Ripcord ripcord(Kinds kinds, String secret) {
    var read =
        CatalogShape.of(Planner.vocabulary(kinds))
            .readOrThrow(YamlReader.read(catalog, "ripcord.yaml"));
    return new Ripcord(
        read, kinds, kept(), _ -> (Host) host, leases, clock, new Secrets(_ -> secret));
  }

  private Runnable hear(String signal, Runnable handler) {
    signals.put(signal, handler);
    return () -> signals.remove(signal);
  }

  /** The journal outlives each command. */
  private Journal kept() {
    return journal;
  }

  /** Time stands still for what turns the spinner, so that a test sees the same every time. */
  private record Unhurried(Clock clock, Runnable asleep) implements Clock {
    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public long nanoTime() {
      return clock.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (Thread.currentThread().getName().equals("progress")) {
        new CountDownLatch(1).await();
      }
      asleep.run();
      if (Thread.interrupted()) {
        throw new InterruptedException("somebody stops it");
      }
      clock.sleep(duration);
    }
  }
}
