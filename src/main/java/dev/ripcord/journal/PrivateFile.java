package dev.ripcord.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only this user reads. */
public final class PrivateFile {
  private PrivateFile() {}

  /** Makes it and its folder where they are not there; another process may be as quick. */
  public static void make(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    var folder = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(folder));
    var mode = PosixFilePermissions.fromString("rw-------");
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(mode));
    } catch (FileAlreadyExistsException _) {
      // another process was quicker
    }
  }
}
