package dev.ripcord.host.local;

import dev.ripcord.host.HostException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Places for the same private folders, in the order of liking: a later one is used when an earlier
 * one cannot be written, and whatever stands in any of them is found.
 */
record Folders(List<Path> places) {
  private static final int PROBE = 16 * 1024;
  private static final int PERMISSIONS = 0777;
  private static final int OURS = 0700;

  /** Where this stands, or where it would stand if it did. */
  Path find(String name) {
    return all(name).stream().findFirst().orElse(places.getFirst().resolve(name));
  }

  List<Path> all(String name) {
    return places.stream().map(each -> each.resolve(name)).filter(Files::isDirectory).toList();
  }

  /** The folder of this name, made where it is not there; only we may look into it. */
  Path make(String name) {
    var why = new StringBuilder();
    for (var place : places) {
      try {
        return made(place, name);
      } catch (IOException e) {
        why.append("; ").append(place).append(": ").append(Failure.reason(e));
      } catch (HostException e) {
        why.append("; ").append(e.getMessage());
      }
    }
    throw new HostException("no place for the state of commands can be written" + why);
  }

  private static Path made(Path place, String name) throws IOException {
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      create(place);
    }
    checkOurs(place);
    var folder = place.resolve(name);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, mode());
    }
    probe(folder.resolve(".probe"));
    return folder;
  }

  private static void create(Path place) throws IOException {
    Files.createDirectories(place.getParent());
    try {
      Files.createDirectory(place, mode());
    } catch (FileAlreadyExistsException _) {
      // ours from before, or a trap: see below
    }
  }

  /** In a folder that all may write, somebody else could have put one for us to walk into. */
  private static void checkOurs(Path place) throws IOException {
    var seen = Files.readAttributes(place, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
    if (!(seen.get("uid") instanceof Integer owner) || owner != Us.ACCOUNT.uid()) {
      throw new HostException(place + " belongs to somebody else (uid " + seen.get("uid") + ")");
    }
    if (!(seen.get("mode") instanceof Integer mode) || (mode & PERMISSIONS) != OURS) {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** A full disk still makes folders; it shows when bytes are written. */
  private static void probe(Path file) throws IOException {
    try {
      Files.write(file, new byte[PROBE]);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static FileAttribute<?> mode() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }
}
