package dev.ripcord.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder in which everything of a demo lies, and the processes that work in it. */
final class Playground {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Path PROC = Path.of("/proc");
  private static final Duration POLITE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path folder;

  private Playground(Path folder) {
    this.folder = folder;
  }

  /** Makes a folder of a new name, short enough to be read; only we may look into it. */
  static Playground in(Path parent) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    var place = Files.createDirectories(parent).toRealPath();
    while (true) {
      var name =
          "ripcord-demo-" + Integer.toString(RANDOM.nextInt(46_656) + 46_656, 36).substring(1);
      try {
        return new Playground(Files.createDirectory(place.resolve(name), mode));
      } catch (FileAlreadyExistsException _) {
        // another demo's
      }
    }
  }

  Path folder() {
    return folder;
  }

  /** Ends all that works in the folder, and removes it; safe to call again. */
  void clear() {
    var clock = Clock.system();
    var polite = Deadline.in(clock, POLITE);
    var deadline = Deadline.in(clock, PATIENCE);
    var interrupted = Thread.interrupted();
    while (!gone() && !deadline.passed()) {
      var force = polite.passed();
      processes().forEach(each -> end(each, force));
      delete(folder);
      interrupted |= slept(clock);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is left of it, a line each; nothing as it should be. */
  List<String> left() {
    var left = new ArrayList<>(processes().stream().map(each -> "process " + each.pid()).toList());
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      left.add("folder " + folder);
    }
    return left;
  }

  private boolean gone() {
    return left().isEmpty();
  }

  private static void end(ProcessHandle process, boolean force) {
    var _ = force ? process.destroyForcibly() : process.destroy();
  }

  private static boolean slept(Clock clock) {
    try {
      clock.sleep(PAUSE);
      return false;
    } catch (InterruptedException _) {
      return true;
    }
  }

  /** All but this one whose command line names the folder. */
  private List<ProcessHandle> processes() {
    var found = new ArrayList<ProcessHandle>();
    try (var all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var each : all) {
        if (commandLine(each).contains(folder.toString())) {
          handle(each).ifPresent(found::add);
        }
      }
    } catch (IOException _) {
      // without /proc nothing of this program works
    }
    return found;
  }

  private static String commandLine(Path process) {
    try {
      return new String(Files.readAllBytes(process.resolve("cmdline")), UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  private static Optional<ProcessHandle> handle(Path process) {
    var pid = Long.parseLong(process.getFileName().toString());
    return ProcessHandle.of(pid).filter(each -> each.pid() != ProcessHandle.current().pid());
  }

  /** As much as can be; what somebody makes anew meanwhile goes at the next turn. */
  private static void delete(Path path) {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
        inside.forEach(Playground::delete);
      } catch (IOException _) {
        // it is told at the end what is left
      }
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException _) {
      // as above
    }
  }
}
