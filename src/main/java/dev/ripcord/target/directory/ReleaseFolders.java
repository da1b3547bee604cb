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
import java.util.Set;
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

  /** All of them but hidden ones; three commands, however many there are. None when unseen. */
  List<ReleaseFolder> all(Sight sight) {
    var changed = changed(sight);
    var first = lines(sight, files(changed.keySet().stream(), TOLD_BY));
    var references =
        changed.keySet().stream()
            .flatMap(each ->
                reference(each, first).map(ref -> releases + "/" + each + "/.git/" + ref).stream())
            .toList();
    var second = lines(sight, references);
    var folders = new ArrayList<ReleaseFolder>();
    changed.forEach((name, at) -> {
      var version = told(name, "RELEASE", first).or(() -> told(name, "VERSION", first));
      folders.add(new ReleaseFolder(name, at, commit(name, first, second), version));
    });
    return folders;
  }

  private Map<String, Instant> changed(Sight sight) {
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
            "%T@ %f\\0");
    var found = new TreeMap<String, Instant>();
    Stream.of(look(sight, argv).stdout().split("\0", -1))
        .map(each -> each.split(" ", 2))
        .filter(each -> each.length == 2 && NAME.matcher(each[1]).matches())
        .forEach(each -> found.put(each[1], moment(each[0])));
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
    return (filled(sight).contains(name) ? Optional.<String>empty() : unfit(sight, folder))
        .or(() -> lacking(sight, folder, needs));
  }

  /** Those that can be read and are not empty: one look for all of them, asked again for each. */
  private Set<String> filled(Sight sight) {
    var argv = new ArrayList<>(List.of("find"));
    changed(sight).keySet().forEach(each -> argv.add(releases + "/" + each));
    if (argv.size() == 1) {
      return Set.of();
    }
    argv.addAll(List.of("-maxdepth", "0", "-readable", "!", "-empty", "-printf", "%f\\0"));
    return Set.of(look(sight, argv).stdout().split("\0", -1));
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
