package dev.ripcord.target.directory;

import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The release folders of a service, as they lie on a host. */
record ReleaseFolders(Path releases, Optional<String> as) {
  private static final List<String> TOLD_BY =
      List.of("REVISION", "RELEASE", "VERSION", ".git/HEAD");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]+");
  private static final String REFERENCE = "ref: ";
  private static final String FILLED = "+";

  /** One of them: when it was changed last, and whether it can be read and is not empty. */
  private record Found(Instant changed, boolean filled) {}

  /** All of them but hidden ones; three commands, however many there are. None when unseen. */
  List<ReleaseFolder> all(Sight sight) {
    var changed = found(sight);
    var first = lines(sight, files(changed.keySet().stream(), TOLD_BY));
    var references =
        changed.keySet().stream()
            .flatMap(each ->
                reference(each, first).map(ref -> releases + "/" + each + "/.git/" + ref).stream())
            .toList();
    var second = lines(sight, references);
    var folders = new ArrayList<ReleaseFolder>();
    changed.forEach((name, seen) -> {
      var version = told(name, "RELEASE", first).or(() -> told(name, "VERSION", first));
      folders.add(new ReleaseFolder(name, seen.changed(), commit(name, first, second), version));
    });
    return folders;
  }

  /** One look for all of them, asked again for each. */
  private Map<String, Found> found(Sight sight) {
    var argv =
        List.of(
            "find",
            releases + "/.",
            "-mindepth",
            "1",
            "-maxdepth",
            "1",
            "-type",
            "d",
            "!",
            "-name",
            ".*",
            "-printf",
            "%T@ ",
            "(",
            "-readable",
            "!",
            "-empty",
            "-printf",
            FILLED,
            "-o",
            "-printf",
            "-",
            ")",
            "-printf",
            " %f\\0");
    var found = new TreeMap<String, Found>();
    Stream.of(look(sight, argv).stdout().split("\0", -1))
        .map(each -> each.split(" ", 3))
        .filter(each -> each.length == 3 && NAME.matcher(each[2]).matches())
        .forEach(each -> found.put(each[2], new Found(moment(each[0]), each[1].equals(FILLED))));
    return found;
  }

  private static Instant moment(String seconds) {
    return Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1000));
  }

  private List<String> files(Stream<String> names, List<String> each) {
    return names
        .flatMap(name -> each.stream().map(file -> releases + "/" + name + "/" + file))
        .toList();
  }

  /** The first line of each file that is there. */
  private Map<String, String> lines(Sight sight, List<String> files) {
    if (files.isEmpty()) {
      return Map.of();
    }
    var argv = new ArrayList<>(List.of("grep", "-aHsm1", ".", "--"));
    argv.addAll(files);
    var found = new TreeMap<String, String>();
    for (var line : look(sight, argv).stdout().lines().toList()) {
      files.stream()
          .filter(each -> line.startsWith(each + ":"))
          .findFirst()
          .ifPresent(each -> found.put(each, line.substring(each.length() + 1).strip()));
    }
    return found;
  }

  private Optional<String> told(String name, String file, Map<String, String> lines) {
    return Optional.ofNullable(lines.get(releases + "/" + name + "/" + file))
        .filter(each -> !each.isEmpty());
  }

  private Optional<String> reference(String name, Map<String, String> lines) {
    return told(name, ".git/HEAD", lines)
        .filter(each -> each.startsWith(REFERENCE) && !each.contains(".."))
        .map(each -> each.substring(REFERENCE.length()));
  }

  private Optional<String> commit(
      String name, Map<String, String> first, Map<String, String> second) {
    return told(name, "REVISION", first)
        .or(() ->
            reference(name, first)
                .map(ref -> told(name, ".git/" + ref, second))
                .orElse(told(name, ".git/HEAD", first)))
        .filter(each -> COMMIT.matcher(each).matches());
  }

  /** Why a folder cannot be a release now; empty when it can. */
  Optional<String> obstacle(Sight sight, String name, List<String> needs) {
    var folder = releases.resolve(name);
    var filled = Optional.ofNullable(found(sight).get(name)).filter(Found::filled).isPresent();
    return (filled ? Optional.<String>empty() : unfit(sight, folder))
        .or(() -> lacking(sight, folder, needs));
  }

  private Optional<String> unfit(Sight sight, Path folder) {
    var looked =
        look(
            sight,
            List.of(
                "find",
                folder + "/.",
                "-mindepth",
                "1",
                "-maxdepth",
                "1",
                "-printf",
                "x",
                "-quit"));
    if (!looked.ok()) {
      return Optional.of(folder + " is not there, or cannot be read (" + looked.said() + ")");
    }
    return looked.stdout().isEmpty() ? Optional.of(folder + " is empty") : Optional.empty();
  }

  private Optional<String> lacking(Sight sight, Path folder, List<String> needs) {
    return needs.stream()
        .filter(each -> !look(sight, List.of("test", "-e", folder + "/" + each)).ok())
        .findFirst()
        .map(each -> folder + " has no " + each);
  }

  private CommandResult look(Sight sight, List<String> argv) {
    return sight.host().look(Command.of(argv).as(as));
  }
}
