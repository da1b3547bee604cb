package dev.ripcord.target.file;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Amounts;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Durations;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.FilesAs;
import dev.ripcord.host.HostException;
import dev.ripcord.host.HostFiles;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a file (or a folder) is there, and is what it should be.
 *
 * @param path its last part may hold {@code *}: then the newest file that fits is meant
 * @param sha256 of its content, or the path of a file that begins with it
 * @param contains a text in it
 * @param notContains a text that must not be in it
 * @param executable whether the user may run it
 * @param readableBy a user who has to be able to read it, such as the one that the service runs as
 * @param minSize bytes that it has to have, where it may have been cut off
 * @param newerThan a length of time, or another file's path
 */
record FileCheck(
    Path path,
    boolean exists,
    Optional<String> sha256,
    Optional<String> contains,
    Optional<String> notContains,
    boolean executable,
    Optional<String> readableBy,
    Optional<Long> minSize,
    Optional<String> newerThan,
    Optional<String> as)
    implements Check {
  private static final int AWAY = 126; // and above: there is nothing to run, or nobody to be

  FileCheck {
    newerThan.filter(each -> !each.startsWith("/")).ifPresent(Durations::parse);
    if (!exists
        && (sha256.isPresent()
            || contains.isPresent()
            || executable
            || readableBy.isPresent()
            || minSize.isPresent())) {
      throw new IllegalArgumentException("a file that must not exist has no content to check");
    }
  }

  static Shape<FileCheck> shape() {
    var path =
        Field.required(
            "path",
            Shapes.path(),
            "a file or folder; * in its last part: the newest that fits, as for a backup");
    var exists = Field.or("exists", Shapes.bool(), true, "false: it must not be there");
    var sha256 =
        Field.optional(
            "sha256",
            Shapes.text("64 hexadecimal digits, or a path", "[0-9a-f]{64}|/.+"),
            "of its content; a path: the file that sha256sum wrote when it was installed");
    var contains = Field.optional("contains", Shapes.text(), "a text that has to be in it");
    var notContains =
        Field.optional("not-contains", Shapes.text(), "a text that must not be in it");
    var executable = Field.or("executable", Shapes.bool(), false, "true: it can be run");
    var readableBy =
        Field.optional(
            "readable-by",
            Shapes.text("a user name", "[a-z_][a-z0-9_-]*"),
            "a user who has to be able to read it; takes the right to become that user");
    var minSize =
        Field.optional("min-size", Amounts.bytes(), "it has at least so much, such as 40MB");
    var newerThan =
        Field.optional(
            "newer-than",
            Shapes.text("a length of time such as 26h, or a path", "/.+|[0-9].*"),
            "changed within this length of time, or after this other file");
    return Shapes.either(
        Shapes.path()
            .map(each ->
                new FileCheck(
                    each,
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
        Shapes.object(
            "A file is there, and is what it should be.",
            values ->
                new FileCheck(
                    values.get(path),
                    values.get(exists),
                    values.get(sha256),
                    values.get(contains),
                    values.get(notContains),
                    values.get(executable),
                    values.get(readableBy),
                    values.get(minSize),
                    values.get(newerThan),
                    values.get(Options.AS)),
            path,
            exists,
            sha256,
            contains,
            notContains,
            executable,
            readableBy,
            minSize,
            newerThan,
            Options.AS));
  }

  @Override
  public String title() {
    return path + (exists ? " is there" : " is not there");
  }

  @Override
  public Finding look(Sight sight) {
    try {
      var files = FilesAs.of(sight.host(), as);
      if (onlyText()) {
        return read(files);
      }
      var found = found(files, sight);
      if (found.isEmpty()) {
        return exists ? Finding.bad("there is no " + path) : Finding.good("there is no " + path);
      }
      return exists ? inspect(found.get(), files, sight) : Finding.bad(found.get() + " is there");
    } catch (HostException e) {
      return Finding.unknown(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Piece> plain() {
    var piece =
        Piece.of(Part.VALUES, Part.FILES, FileDriver.PLAIN)
            .call("file_is", Shell.user(as), path.toString(), exists ? "yes" : "no");
    for (var each : readableBy.stream().toList()) {
      piece = piece.call("file_readable", each);
    }
    for (var each : minSize.stream().toList()) {
      piece = piece.call("file_size", String.valueOf(each));
    }
    for (var each : sha256.stream().toList()) {
      piece = piece.call("file_hash", each);
    }
    piece = executable ? piece.call("file_runs") : piece;
    for (var each : newerThan.stream().toList()) {
      piece =
          piece.call(
              "file_newer", each.startsWith("/") ? each : Shell.seconds(Durations.parse(each)));
    }
    for (var each : contains.stream().toList()) {
      piece = piece.call("file_has", each);
    }
    for (var each : exists ? notContains.stream().toList() : List.<String>of()) {
      piece = piece.call("file_has_not", each);
    }
    return Optional.of(piece);
  }

  private Finding inspect(Path file, HostFiles files, Sight sight) {
    return Stream.of(
            unreadable(file, sight),
            small(file, sight),
            hashed(file, sight),
            executable && !run(sight, "test", "-x", file.toString()).ok()
                ? Optional.of("cannot be run")
                : Optional.<String>empty(),
            fresh(file, sight),
            text(file, files))
        .flatMap(Optional::stream)
        .findFirst()
        .map(each -> Finding.bad(file + " " + each))
        .orElseGet(() -> Finding.good(file + " is there"));
  }

  private Optional<String> unreadable(Path file, Sight sight) {
    return readableBy.flatMap(user -> {
      var command = Command.of("test", "-r", file.toString()).as(Optional.of(user));
      return switch (sight.host().look(command)) {
        case CommandResult.Exited(int status, var output) when status < AWAY -> {
          if (status != 0 && !output.stderr().isBlank()) {
            throw new HostException("cannot look as " + user + ": " + output.stderr().strip());
          }
          yield status == 0 ? Optional.empty() : Optional.of("cannot be read by " + user);
        }
        case CommandResult other ->
            throw new HostException("cannot look as " + user + ": " + other.said());
      };
    });
  }

  private Optional<String> small(Path file, Sight sight) {
    return minSize.flatMap(least -> {
      var size = Long.parseLong(told(sight, "stat", "-L", "-c", "%s", "--", file.toString()));
      return size >= least
          ? Optional.empty()
          : Optional.of("has " + size + " bytes, and should have at least " + least);
    });
  }

  private Optional<String> hashed(Path file, Sight sight) {
    return sha256.flatMap(wanted -> {
      var known = wanted.startsWith("/") ? known(wanted, sight) : wanted;
      var said = told(sight, "sha256sum", "--", file.toString()).replaceFirst("^\\\\", "");
      return said.startsWith(known)
          ? Optional.empty()
          : Optional.of("has another content than it should");
    });
  }

  /** What was the hash when somebody wrote it down; a file without one proves nothing. */
  private String known(String file, Sight sight) {
    var first = told(sight, "head", "-c", "65", "--", file).replaceFirst("^\\\\", "");
    if (!first.matches("[0-9a-f]{64}.*")) {
      throw new HostException("there is no checksum in " + file);
    }
    return first.substring(0, 64);
  }

  private Optional<String> text(Path file, HostFiles files) {
    if (contains.isEmpty() && notContains.isEmpty()) {
      return Optional.empty();
    }
    return text(files.read(file).map(FileContent::text).orElse(""));
  }

  private Optional<String> text(String text) {
    if (!text.contains(contains.orElse(""))) {
      return Optional.of("does not have the text that it should");
    }
    return notContains.filter(text::contains).map(_ -> "has a text that it should not");
  }

  /** One look instead of two, for a far host. */
  private boolean onlyText() {
    return exists
        && (contains.isPresent() || notContains.isPresent())
        && !path.toString().contains("*")
        && Stream.of(sha256, readableBy, minSize, newerThan).allMatch(Optional::isEmpty)
        && !executable;
  }

  private Finding read(HostFiles files) {
    var read = files.read(path);
    if (read.isEmpty()) {
      return Finding.bad("there is no " + path);
    }
    return text(read.get().text())
        .map(each -> Finding.bad(path + " " + each))
        .orElseGet(() -> Finding.good(path + " is there"));
  }

  private Optional<String> fresh(Path file, Sight sight) {
    return newerThan.flatMap(limit -> {
      var changed = changed(file, sight);
      var than = limit.startsWith("/") ? changed(Path.of(limit), sight) : now(sight, limit);
      return changed > than ? Optional.empty() : Optional.of("is not newer than " + limit);
    });
  }

  private double now(Sight sight, String limit) {
    var seconds = Durations.parse(limit).toMillis() / (double) Duration.ofSeconds(1).toMillis();
    return Double.parseDouble(told(sight, "date", "+%s")) - seconds;
  }

  private double changed(Path file, Sight sight) {
    return Double.parseDouble(told(sight, "stat", "-L", "-c", "%.9Y", "--", file.toString()));
  }

  private Optional<Path> found(HostFiles files, Sight sight) {
    var name = path.getFileName().toString();
    if (!name.contains("*")) {
      return Optional.of(path).filter(files::exists);
    }
    var folder = path.resolveSibling(".").normalize();
    var fits = FileSystems.getDefault().getPathMatcher("glob:" + name);
    var all =
        files.list(folder).stream()
            .filter(each -> fits.matches(Path.of(each)))
            .map(folder::resolve)
            .toList();
    return newest(all, sight);
  }

  private Optional<Path> newest(List<Path> all, Sight sight) {
    return all.stream().max(java.util.Comparator.comparingDouble(each -> changed(each, sight)));
  }

  private String told(Sight sight, String... argv) {
    var result = run(sight, argv);
    if (!result.ok()) {
      throw new HostException(String.join(" ", argv) + ": " + result.said());
    }
    return result.stdout().strip();
  }

  private CommandResult run(Sight sight, String... argv) {
    return sight.host().look(Command.of(argv).as(as));
  }
}
