package dev.ripcord.notify;

import dev.ripcord.catalog.Notices;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The door: what is told here reaches people, by and by, through an outbox on the disk. {@link
 * #tell} neither throws nor waits for long, as whoever calls it has something better to do: what
 * cannot be written is kept in memory and said aloud, and is delivered from there.
 */
public final class Notifier implements AutoCloseable {
  /** How long the disk is waited for; once it hangs, hardly at all. */
  private static final long PATIENCE_MS = 1000;

  private static final long IMPATIENCE_MS = 20;
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int QUEUE = 1000;

  private final Path place;
  private final Notices notices;
  private final Clock clock;
  private final Secrets secrets;
  private final Consumer<String> complain;
  private final Sender sender;
  private final Outbox file;
  private final Outbox spare = new MemoryOutbox();
  private final Courier ofFile;
  private final Courier ofMemory;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUE),
          task -> Thread.ofPlatform().daemon().name("notify").unstarted(task));
  private volatile boolean stuck;
  private volatile String complained = "";

  /** {@code place} is the outbox's file; {@code complain} gets a line for people who read logs. */
  public Notifier(
      Path place,
      Notices notices,
      House house,
      Clock clock,
      Secrets secrets,
      Consumer<String> complain) {
    this.place = place;
    this.notices = notices;
    this.clock = clock;
    this.secrets = secrets;
    this.complain = complain;
    sender = new NetSender(clock, secrets);
    notices.channels().values().forEach(each -> each.texts().forEach(secrets::learn));
    file = new LateOutbox(place);
    var errands = new Courier.Errands(notices, sender, clock, new Random(), complain);
    ofFile = new Courier(file, house, errands);
    ofMemory = new Courier(spare, house.withoutDigest(), errands);
  }

  /** Sees to it that people are told; secrets are taken out first. */
  public void tell(Message message) {
    var clean = message.changed(secrets::hide);
    var taken = new AtomicBoolean();
    // whoever is being stopped may still have something to tell
    var interrupted = Thread.interrupted();
    try {
      var written = writer.submit(() -> write(clean, taken));
      written.get(stuck ? IMPATIENCE_MS : PATIENCE_MS, TimeUnit.MILLISECONDS);
      stuck = false;
    } catch (ExecutionException e) {
      keep(clean, Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("a fault"));
    } catch (TimeoutException | RejectedExecutionException _) {
      stuck = true;
      taken.set(true);
      keep(clean, "the disk of " + place + " does not answer");
    } catch (InterruptedException _) {
      interrupted = true;
      taken.set(true);
      keep(clean, "interrupted");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write(Message message, AtomicBoolean taken) {
    if (taken.compareAndSet(false, true)) {
      file.put(message, clock.now());
    }
  }

  private void keep(Message message, String why) {
    spare.put(message, clock.now());
    complain.accept("notify: kept in memory only: " + Wording.headline(message) + " (" + why + ")");
  }

  /** Delivers until this thread is interrupted; for a thread of its own. */
  public void deliver() throws InterruptedException {
    var memory =
        Thread.startVirtualThread(() -> {
          try {
            rounds(ofMemory);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      rounds(ofFile);
    } finally {
      memory.interrupt();
    }
  }

  private void rounds(Courier courier) throws InterruptedException {
    while (true) {
      round(courier);
      clock.sleep(PACE);
    }
  }

  private void round(Courier courier) {
    try {
      courier.round();
    } catch (OutboxException e) {
      var said = String.valueOf(e.getMessage());
      if (!said.equals(complained)) {
        complained = said;
        complain.accept("notify: " + said);
      }
    }
  }

  /** Delivers for so long at most, or until nothing waits; for a process that is about to end. */
  public void deliverNow(Duration atMost) throws InterruptedException {
    var deadline = Deadline.in(clock, atMost);
    do {
      round(ofFile);
      round(ofMemory);
      clock.sleep(Duration.ofMillis(50));
    } while (!deadline.passed() && waiting());
  }

  private boolean waiting() {
    return letters().stream().anyMatch(each -> each.state() == Letter.State.WAITING);
  }

  /** Sends a test to a channel, past the outbox; what it said when it did not take it. */
  public Optional<String> test(String channel) {
    var at = clock.now();
    var key = new Key("", "test", String.valueOf(at.toEpochMilli()));
    var message =
        Message.of(Kind.TEST, Urgency.INFO, key, at, "Ripcord can reach you here")
            .line("Somebody typed `ripcord notify test`. Nothing is wrong.")
            .fact("channel", channel);
    var delivery = sender.send(notices.channel(channel), message, Hash.of(key + channel));
    return delivery instanceof Delivery.Taken ? Optional.empty() : Optional.of(delivery.text());
  }

  /** What is on its way, was sent lately, or was given up; the newest first. */
  public List<Letter> letters() {
    var written = Files.exists(place) ? file.letters() : List.<Letter>of();
    return Stream.concat(spare.letters().stream(), written.stream()).toList();
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      var _ = writer.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
