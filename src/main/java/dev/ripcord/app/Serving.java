package dev.ripcord.app;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Listening;
import dev.ripcord.clock.Clock;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.host.local.PrivateFolder;
import dev.ripcord.notify.Heartbeat;
import dev.ripcord.notify.House;
import dev.ripcord.notify.Looks;
import dev.ripcord.notify.Message;
import dev.ripcord.notify.Notifier;
import dev.ripcord.server.Daemon;
import dev.ripcord.server.door.Door;
import dev.ripcord.server.door.Identity;
import dev.ripcord.server.web.HeardAlerts;
import dev.ripcord.server.web.Listener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The daemon with all that it needs: the journal, channels to people, kept samples. */
public final class Serving implements AutoCloseable {
  private static final Duration PULSE = Duration.ofSeconds(5);
  private static final Duration LAST_LETTERS = Duration.ofSeconds(5);
  private static final Duration LISTEN_AGAIN = Duration.ofSeconds(5);

  private final Ripcord ripcord;
  private final Clock clock;
  private final Consumer<String> log;
  private final Notifier notifier;
  private final Keepsakes kept;
  private final String version;
  private final HeardAlerts alerts;
  private final Daemon daemon;
  private final Systemd systemd;
  private final Identity identity;
  private final Instant since;

  /**
   * The daemon, before it begins.
   *
   * @param version of this program, for those who watch it
   * @param log gets a line for those who read logs
   */
  public Serving(Opening opening, Ripcord ripcord, String version, Consumer<String> log) {
    this.ripcord = ripcord;
    this.version = version;
    this.log = log;
    clock = Clock.system();
    since = clock.now();
    identity = opening.identity(catalog());
    systemd = new Systemd(LocalHost.create(clock), System.getenv());
    alerts = new HeardAlerts(clock);
    var late = new AtomicReference<Optional<Daemon>>(Optional.empty());
    notifier = opening.notifier(catalog(), house(late), log);
    kept = new Keepsakes(opening.samples(catalog()), clock, log);
    daemon =
        new Daemon(
            new Daemon.Parts(
                catalog(),
                ripcord.journal(),
                new Autopilot(ripcord, alerts, clock),
                kept,
                clock,
                EnumSet.allOf(Guard.class),
                () -> "i-" + ripcord.newRun(),
                this::tell,
                log));
    late.set(Optional.of(daemon));
  }

  private Catalog catalog() {
    return ripcord.catalog();
  }

  private House house(AtomicReference<Optional<Daemon>> late) {
    return House.of(
            catalog(),
            (service, at) -> late.get().flatMap(each -> each.silence(service, at)),
            (Instant since) -> late.get().map(each -> each.looks(since)).orElse(Looks.NONE))
        .with(() -> late.get().map(Daemon::suspected).orElse(0));
  }

  private void tell(Message message) {
    log.accept(
        message.urgency() + " " + message.service() + ": " + message.title() + next(message));
    notifier.tell(message);
  }

  private static String next(Message message) {
    return message.facts().stream()
        .filter(each -> each.name().equals(Message.GUARDS_HELD))
        .map(each -> " (held: " + each.value() + ")")
        .findFirst()
        .orElse("");
  }

  /** Watches until this thread is interrupted; {@code ready} is called once, when all is set up. */
  public void watch(Runnable ready) throws InterruptedException {
    var courier = courier();
    var pulse = pulse();
    var watchdog = watchdog();
    var listening = catalog().listening().map(this::listening);
    var door = again("no socket for the commands on this machine: ", this::atDoor);
    try {
      daemon.watch(() -> {
        systemd.ready();
        ready.run();
        System.gc(); // what was needed to begin is not needed any more, and it runs for weeks
      });
    } finally {
      watchdog.interrupt();
      listening.ifPresent(Thread::interrupt);
      door.interrupt();
      courier.interrupt();
      pulse.interrupt();
      lastLetters();
    }
  }

  /**
   * Watching does not wait for it. An earlier daemon that still ends a rollback may have the
   * address, so it is tried until it is free.
   */
  private Thread listening(Listening at) {
    return again("not listening on " + at.address() + ": ", () -> listen(at));
  }

  /** Something that goes on until this process is stopped, or says why it cannot. */
  private interface Endless {
    String run() throws InterruptedException;
  }

  private Thread again(String not, Endless work) {
    return Thread.startVirtualThread(() -> {
      var said = "";
      try {
        while (true) {
          var why = work.run();
          if (!why.equals(said)) {
            log.accept(not + why + "; it is tried again");
            said = why;
          }
          clock.sleep(LISTEN_AGAIN);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** Listens until this thread is interrupted, or says why it cannot. */
  private String listen(Listening at) throws InterruptedException {
    var secrets = Environment.secrets();
    var parts =
        new Listener.Parts(
            at, () -> at.token().map(secrets::resolve), daemon, version, alerts, clock, log);
    try (var _ = Listener.open(parts)) {
      log.accept("listening on " + at.address());
      new CountDownLatch(1).await();
      return "";
    } catch (IOException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Answers whoever asks on this machine, until this thread is interrupted. */
  private String atDoor() throws InterruptedException {
    var parts =
        new Door.Parts(
            identity,
            new Door.Shown(
                daemon::isTurning, daemon::watched, each -> daemon.told(each, ripcord::hidden)),
            version,
            since,
            clock,
            log);
    try (var _ = Door.open(PrivateFolder.places(Door.FOLDER), parts)) {
      new CountDownLatch(1).await();
      return "";
    } catch (IOException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Thread courier() {
    return Thread.startVirtualThread(() -> {
      try {
        notifier.deliver();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** What was told at the very end is sent before the process goes. */
  private void lastLetters() {
    var interrupted = Thread.interrupted();
    try {
      notifier.deliverNow(LAST_LETTERS);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stopped or hanging as a whole it does not come to this, and systemd starts another one. */
  private Thread watchdog() {
    return Thread.startVirtualThread(() -> {
      var pulse = systemd.pulse();
      try {
        while (pulse.isPresent()) {
          systemd.alive();
          clock.sleep(pulse.get());
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** Tells somebody outside that this process is there. */
  private Thread pulse() {
    return Thread.startVirtualThread(() -> {
      var told = catalog().notices().heartbeat();
      if (told.isEmpty()) {
        return;
      }
      var heartbeat = new Heartbeat(told.get(), clock, Environment.secrets());
      try {
        while (true) {
          heartbeat.beat(true).ifPresent(each -> log.accept("heartbeat: " + each));
          clock.sleep(PULSE);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** Asks rollbacks under way to stop at their next safe point. */
  public void hurry(String why) {
    daemon.hurry(why);
  }

  @Override
  public void close() {
    kept.close();
    notifier.close();
  }
}
