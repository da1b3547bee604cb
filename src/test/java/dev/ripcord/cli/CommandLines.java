package dev.ripcord.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Reads the command line of every process of this machine, over and over, until it is closed. */
final class CommandLines implements AutoCloseable {
  private static final long PAUSE = 20_000_000; // leaves the machine to those who are looked at

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread reader;
  private volatile boolean goesOn = true;

  CommandLines() {
    reader = Thread.ofPlatform().daemon().start(this::read);
  }

  /** What was seen so far, each line once. */
  String all() {
    return String.join("\n", seen);
  }

  private void read() {
    while (goesOn) {
      try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
        processes.forEach(this::read);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private void read(Path process) {
    try {
      var line = Files.readAllBytes(process.resolve("cmdline"));
      seen.add(new String(line, StandardCharsets.UTF_8).replace('\0', ' '));
    } catch (IOException _) {
      // it has ended
    }
  }

  @Override
  public void close() {
    goesOn = false;
    try {
      reader.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
