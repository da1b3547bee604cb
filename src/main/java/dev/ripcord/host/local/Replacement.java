package dev.ripcord.host.local;

import dev.ripcord.host.HostException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts a file or a link in the place of another in one move. */
final class Replacement {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final String MARK = ".ripcord-";
  private static final int LONGEST_NAME = 200;

  private Replacement() {}

  static void put(Path file, byte[] bytes, Rights rights) throws IOException {
    var place = pointedAt(file.toAbsolutePath());
    swap(place, beside -> write(beside, bytes, rights));
  }

  static void link(Path link, Path target) throws IOException {
    var place = link.toAbsolutePath();
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(place)) {
      throw new HostException("cannot point " + link + ": it is there, and it is no link");
    }
    swap(place, beside -> Files.createSymbolicLink(beside, target));
  }

  /** Makes the new thing beside the old one. */
  private interface Making {
    void at(Path beside) throws IOException;
  }

  private static void swap(Path place, Making making) throws IOException {
    sweep(place);
    var beside = place.resolveSibling(prefix(place) + pid() + "-" + COUNTER.incrementAndGet());
    try {
      making.at(beside);
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    try (var folder = FileChannel.open(folder(place), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private static void write(Path beside, byte[] bytes, Rights rights) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = FileChannel.open(beside, options, mode)) {
      for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
        channel.write(rest);
      }
      rights.give(beside);
      channel.force(true);
    }
  }

  /** Where a link, or a chain of them, leads; also where nothing is there yet. */
  private static Path pointedAt(Path file) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      return file;
    }
    return Files.exists(file)
        ? file.toRealPath()
        : file.resolveSibling(Files.readSymbolicLink(file)).normalize();
  }

  /** Removes what a process that was killed in the middle has left; it may hold a secret. */
  private static void sweep(Path place) throws IOException {
    var prefix = prefix(place);
    try (var names = Files.newDirectoryStream(folder(place))) {
      for (var each : names) {
        var name = String.valueOf(each.getFileName());
        if (name.startsWith(prefix) && !lives(name.substring(prefix.length()))) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  private static boolean lives(String pidAndNumber) {
    return Files.exists(Path.of("/proc", pidAndNumber.split("-", 2)[0]));
  }

  private static String prefix(Path place) {
    var name = String.valueOf(place.getFileName());
    return "." + name.substring(0, Math.min(name.length(), LONGEST_NAME)) + MARK;
  }

  private static Path folder(Path place) {
    var folder = place.getParent();
    return folder == null ? place : folder;
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
