package dev.ripcord.watch;

import dev.ripcord.clock.Clock;
import dev.ripcord.journal.PrivateFile;
import dev.ripcord.rule.Sample;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps samples for a week, apart from the journal: what is lost of them costs a replay, and no
 * decision. So nothing here is an error for the caller: what cannot be written is dropped, and that
 * is said once. One process writes to a folder; anybody may read it ({@link KeptSamples}).
 *
 * <p>A file for each day (UTC) is appended to and not forced to the disk; a day that is over is
 * pressed together aside. Times are kept to the millisecond, numbers that are not whole to six
 * digits. Safe for use by several threads.
 */
public final class SampleStore implements AutoCloseable {
  private static final int BATCH = 32 << 10;
  private static final int PIECE = 64 << 10;
  private static final long ROOM = 64L << 20;
  private static final int DAYS = 7;

  /**
   * How much is kept.
   *
   * @param days whole days, beside today
   * @param room bytes of the disk that are left to others, such as the journal in an incident
   */
  record Limits(int days, long room) {}

  private final Path folder;
  private final Segments segments;
  private final Clock clock;
  private final Consumer<String> complain;
  private final Limits limits;
  private final Encoder encoder = new Encoder();
  private @Nullable FileChannel lock;
  private @Nullable Segment segment;
  private @Nullable Thread tidying;
  private boolean fresh = true;
  private long size;
  private Instant until = Instant.MIN;
  private long waiting;
  private long lost;

  private SampleStore(Path folder, Clock clock, Consumer<String> complain, Limits limits) {
    this.folder = folder;
    this.segments = new Segments(folder);
    this.clock = clock;
    this.complain = complain;
    this.limits = limits;
  }

  /** The folder is made when it is first needed; {@code complain} is told what goes wrong. */
  public static SampleStore open(Path folder, Clock clock, Consumer<String> complain) {
    return open(folder, clock, complain, new Limits(DAYS, ROOM));
  }

  static SampleStore open(Path folder, Clock clock, Consumer<String> complain, Limits limits) {
    return new SampleStore(folder, clock, complain, limits);
  }

  /** Keeps it with the next {@link #flush}. */
  public synchronized void add(String service, Sample sample) {
    if (waiting == 0) {
      turn();
    }
    encoder.add(service, sample);
    waiting++;
    if (encoder.size() > BATCH) {
      flush();
    }
  }

  /** A new day begins with a new file; a clock that goes back does not reopen an old one. */
  private void turn() {
    if (segment != null && today().isAfter(segment.day())) {
      leave();
    }
  }

  private void leave() {
    restart();
    try {
      close(segment);
    } catch (IOException e) {
      complain.accept("samples may be lost: " + e.getMessage());
    }
    segment = null;
  }

  private LocalDate today() {
    return clock.now().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Writes what was added; once a second is often enough. */
  public synchronized void flush() {
    if (waiting == 0) {
      return;
    }
    var count = waiting;
    waiting = 0;
    var content = encoder.take();
    try {
      if (content.length > Frames.MOST) {
        throw new IOException("a sample is too large");
      }
      var frame = Frames.of(fresh ? Frames.Kind.KEY : Frames.Kind.MORE, content);
      opened().append(frame);
      written(frame.length);
    } catch (IOException e) {
      failed(count, e);
    }
  }

  /** After a while everything is said anew, so that a damaged place costs no more than that. */
  private void written(int length) {
    if (lost > 0) {
      complain.accept("samples are kept again; " + lost + " were lost");
      lost = 0;
    }
    var now = clock.now();
    until = fresh ? now.plus(Press.LONGEST) : until;
    fresh = false;
    size += length;
    if (size > PIECE || now.isAfter(until)) {
      restart();
    }
  }

  private void restart() {
    encoder.restart();
    fresh = true;
    size = 0;
  }

  private void failed(long count, IOException e) {
    restart();
    if (lost == 0) {
      complain.accept(
          "samples are not kept, as "
              + folder
              + " cannot be written to ("
              + e.getMessage()
              + "); rules go on without that, and a replay will have a gap");
    }
    lost += count;
  }

  /** The file, with room on its disk. */
  private Segment opened() throws IOException {
    var known = segment;
    if (known == null) {
      lock();
      known = Segment.open(today(), segments.of(today()));
      segment = known;
      tidy(known.day());
    }
    if (folder.toFile().getUsableSpace() < limits.room()) {
      throw new IOException("the disk is nearly full");
    }
    return known;
  }

  private void lock() throws IOException {
    if (lock == null) {
      var file = folder.resolve("lock");
      PrivateFile.make(file);
      var channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (!isMine(channel)) {
        channel.close();
        throw new IOException("another process does");
      }
      lock = channel;
    }
  }

  private static boolean isMine(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** Aside, as pressing a day takes its time. */
  private void tidy(LocalDate today) {
    if (tidying == null || !tidying.isAlive()) {
      tidying = Thread.ofPlatform().name("samples").daemon().start(() -> tidied(today));
    }
  }

  private void tidied(LocalDate today) {
    try {
      segments.forget(limits.days());
      segments.press(today);
    } catch (IOException | UncheckedIOException e) {
      complain.accept(
          "samples of former days are kept as they are: they could not be made smaller ("
              + e.getMessage()
              + ")");
    }
  }

  /** Writes what was added, and gives the folder free. */
  @Override
  public synchronized void close() {
    flush();
    leave();
    try {
      if (tidying != null) {
        tidying.join();
      }
      close(lock);
    } catch (IOException e) {
      complain.accept("the folder of the samples stays locked: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    lock = null;
  }

  private static void close(@Nullable Closeable each) throws IOException {
    if (each != null) {
      each.close();
    }
  }
}
