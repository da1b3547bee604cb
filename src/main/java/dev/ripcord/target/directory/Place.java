package dev.ripcord.target.directory;

import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.HostException;
import dev.ripcord.host.Starts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the releases of a service are, and what tells which one of them runs.
 *
 * @param process empty means that the link alone is believed
 */
record Place(Path releases, Path current, Optional<ProcessSource> process, Optional<String> as) {

  /**
   * What was seen.
   *
   * @param linked the release that the link points at
   * @param running the release that runs, which after a move of the link is still the old one
   */
  record Seen(
      Link link,
      Optional<String> linked,
      Optional<String> running,
      Map<String, String> facts,
      String said) {

    /** Whether the release that the link points at is the one that runs. */
    boolean activated() {
      return running.isPresent() && running.equals(linked);
    }
  }

  Seen look(Sight sight) {
    var link = Link.look(sight, current, as);
    var whole = link.target().isPresent() && !link.broken();
    var linked = whole ? release(sight, current) : Optional.<String>empty();
    var facts = new TreeMap<>(link.facts());
    linked.ifPresent(each -> facts.put("release", each));
    if (whole && linked.isEmpty()) {
      return new Seen(
          link,
          linked,
          Optional.empty(),
          facts,
          link.said() + ", which is no release in " + releases);
    }
    return process
        .map(each -> withProcess(sight, new Seen(link, linked, linked, facts, link.said()), each))
        .orElseGet(() -> new Seen(link, linked, linked, facts, link.said()));
  }

  private Seen withProcess(Sight sight, Seen seen, ProcessSource source) {
    var start =
        source
            .pid(sight, as)
            .flatMap(pid ->
                Starts.look(sight.host(), as, List.of(pid), current).processes().entrySet().stream()
                    .findFirst());
    if (start.isEmpty()) {
      return seen(seen, Optional.empty(), "but " + source.said() + " has no process");
    }
    var pid = start.get().getKey();
    seen.facts().put("process", pid + "@" + start.get().getValue().ticks());
    var folder = release(sight, Path.of("/proc/" + pid + "/cwd"));
    if (folder.isPresent()) {
      return seen(seen, folder, "and process " + pid + " runs in " + folder.get());
    }
    return start.get().getValue().newer()
        ? seen(seen, seen.linked(), "and process " + pid + " is newer")
        : seen(seen, Optional.empty(), "but process " + pid + " was started before the link moved");
  }

  private static Seen seen(Seen seen, Optional<String> running, String more) {
    running.ifPresent(each -> seen.facts().put("running", each));
    return new Seen(seen.link(), seen.linked(), running, seen.facts(), seen.said() + ", " + more);
  }

  /** The release folder that a path leads to, or that it leads into, whatever links are on it. */
  private Optional<String> release(Sight sight, Path path) {
    var argv = List.of("readlink", "-m", "--", releases.toString(), path.toString());
    var looked = sight.host().look(Command.of(argv).as(as));
    if (!(looked instanceof CommandResult.Exited(_, var output))) {
      throw new HostException("cannot see where " + path + " leads: " + looked.said());
    }
    var real = output.stdout().lines().map(Path::of).toList();
    if (real.size() != 2 || !real.getLast().startsWith(real.getFirst())) {
      return Optional.empty();
    }
    var below = real.getFirst().relativize(real.getLast());
    var exact = path.equals(current) ? below.getNameCount() == 1 : true;
    return Optional.of(below.getName(0).toString()).filter(each -> exact && !each.isEmpty());
  }
}
