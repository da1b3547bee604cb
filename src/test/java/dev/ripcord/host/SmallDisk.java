package dev.ripcord.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of 256 KiB; only root may make one. */
public record SmallDisk(Path path) implements AutoCloseable {

  public static SmallDisk mount(Path path) throws IOException {
    Files.createDirectory(path);
    run("mount", "-t", "tmpfs", "-o", "size=256k,mode=755", "none", path.toString());
    return new SmallDisk(path);
  }

  /** Leaves no room. */
  public void fill() {
    try {
      Files.write(path.resolve("ballast"), new byte[1 << 20]);
    } catch (IOException _) {
      // full, as meant
    }
  }

  /** From now on nothing there can be changed, not even by root. */
  public void readOnly() throws IOException {
    run("mount", "-o", "remount,ro", path.toString());
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", path.toString());
  }

  private static void run(String... words) throws IOException {
    var process = new ProcessBuilder(words).inheritIO().start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("failed: " + String.join(" ", words));
    }
  }
}
