package dev.ripcord.watch;

import dev.ripcord.journal.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a folder, one for each day (UTC). */
record Segments(Path folder) {
  private static final String END = ".samples";
  private static final String NEW = ".new";

  Path of(LocalDate day) {
    return folder.resolve(day + END);
  }

  /** Those that are there, oldest first. */
  SortedMap<LocalDate, Path> all() throws IOException {
    var all = new TreeMap<LocalDate, Path>();
    if (Files.isDirectory(folder)) {
      for (var each : files()) {
        day(each.getFileName().toString()).ifPresent(day -> all.put(day, each));
      }
    }
    return all;
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Optional<LocalDate> day(String name) {
    try {
      return name.endsWith(END)
          ? Optional.of(LocalDate.parse(name.substring(0, name.length() - END.length())))
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /**
   * Removes all but the newest so many whole days and today's. They are counted, so that a clock
   * that is wrong for a moment does not cost everything.
   */
  void forget(int days) throws IOException {
    var all = all();
    for (var each : all.values().stream().limit(Math.max(0, all.size() - days - 1)).toList()) {
      Files.deleteIfExists(each);
    }
  }

  /** Presses the days together that are over; one that was is left alone. */
  void press(LocalDate today) throws IOException {
    for (var each : all().headMap(today).values()) {
      if (!isPressed(each)) {
        press(each);
      }
    }
  }

  private static boolean isPressed(Path file) throws IOException {
    var pressed = new boolean[] {true};
    try (var in = Files.newInputStream(file)) {
      Frames.read(in, (kind, _, _) -> pressed[0] &= kind == Frames.Kind.PRESSED);
    }
    return pressed[0];
  }

  /** The old file is there until the new one is whole. */
  private void press(Path file) throws IOException {
    var next = file.resolveSibling(file.getFileName() + NEW);
    try {
      Files.deleteIfExists(next);
      PrivateFile.make(next);
      try (var in = Files.newInputStream(file);
          var out = new Press(next)) {
        Frames.read(in, new Decoder(out::add));
      }
      Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }
}
