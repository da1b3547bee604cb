package dev.ripcord.host.local;

import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostException;
import dev.ripcord.host.HostFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The files of the machine that Ripcord itself runs on, with the rights that it has. */
final class LocalFiles implements HostFiles {
  private static final int LIMIT = 64 << 20;

  @Override
  public Optional<FileContent> read(Path file) {
    return Failure.told("read", file, () -> content(file));
  }

  @Override
  public void replace(Path file, FileContent content) {
    Failure.tell("replace", file, () -> Replacement.put(file, content.bytes(), Rights.of(content)));
  }

  @Override
  public void replace(Path file, byte[] bytes) {
    Failure.tell("replace", file, () -> Replacement.put(file, bytes, Rights.of(file)));
  }

  @Override
  public void writePrivate(Path file, byte[] bytes) {
    Failure.tell(
        "write",
        file,
        () -> {
          var rwx = PosixFilePermissions.fromString("rwx------");
          Files.createDirectories(
              file.toAbsolutePath().getParent(), PosixFilePermissions.asFileAttribute(rwx));
          Replacement.put(file, bytes, Rights.PRIVATE);
        });
  }

  @Override
  public void link(Path link, Path target) {
    Failure.tell("point", link, () -> Replacement.link(link, target));
  }

  @Override
  public Optional<Path> linkTarget(Path link) {
    return Failure.told(
        "read",
        link,
        () ->
            Files.isSymbolicLink(link)
                ? Optional.of(Files.readSymbolicLink(link))
                : Optional.empty());
  }

  @Override
  public boolean exists(Path path) {
    return Failure.told("look at", path, () -> there(path));
  }

  @Override
  public List<String> list(Path folder) {
    return Failure.told("list", folder, () -> names(folder));
  }

  @Override
  public void delete(Path file) {
    Failure.tell(
        "remove",
        file,
        () -> {
          if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new HostException("cannot remove " + file + ": it is a folder");
          }
          var _ = Files.deleteIfExists(file);
        });
  }

  private static Optional<FileContent> content(Path file) throws IOException {
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        throw new HostException("cannot read " + file + " on local: it is no plain file");
      }
      try (var in = Files.newInputStream(file)) {
        var bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
          throw new HostException("cannot read " + file + " on local: it is larger than 64 MiB");
        }
        return Optional.of(Rights.of(file).with(bytes));
      }
    } catch (FileSystemException e) {
      return ifAbsent(e, Optional.empty());
    }
  }

  private static boolean there(Path path) throws IOException {
    try {
      var _ = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return true;
    } catch (FileSystemException e) {
      return ifAbsent(e, false);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      return StreamSupport.stream(files.spliterator(), false)
          .map(each -> String.valueOf(each.getFileName()))
          .sorted()
          .toList();
    } catch (FileSystemException e) {
      return ifAbsent(e, List.of());
    }
  }

  /** Below something that is no folder there is nothing either. */
  private static <T> T ifAbsent(FileSystemException e, T absent) throws FileSystemException {
    if (e instanceof NoSuchFileException
        || e instanceof NotDirectoryException
        || "Not a directory".equals(e.getReason())) {
      return absent;
    }
    throw e;
  }
}
