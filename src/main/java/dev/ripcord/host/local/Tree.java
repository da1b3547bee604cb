package dev.ripcord.host.local;

import dev.ripcord.host.HostException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A folder with all that is in it. */
final class Tree {
  private Tree() {}

  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      throw new HostException("cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The folders right in it, by name. */
  static List<Path> folders(Path folder) {
    return folders(folder, _ -> true);
  }

  /** Those whose names are so. */
  static List<Path> folders(Path folder, Predicate<String> name) {
    try (var inside = Files.list(folder)) {
      return inside
          .filter(each -> name.test(String.valueOf(each.getFileName())) && Files.isDirectory(each))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new HostException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    /** Somebody else may be removing it too. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
