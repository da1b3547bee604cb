package dev.ripcord.target.clean;

import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.Host;
import dev.ripcord.step.Look;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found.
 *
 * @param names with their sizes, for people
 * @param refused why nothing may be removed; empty when it may
 */
record Found(List<String> names, long bytes, String refused) {
  static final String COUNT = "count";
  static final String NAMES = "names";
  static final String REFUSED = "refused";
  private static final int SHOWN = 20;

  Found {
    names = List.copyOf(names);
  }

  static Found in(Host host, List<Path> folders, Finding find) {
    var real = host.look(find.resolving(folders));
    if (!real.ok()) {
      return not("a folder is not there, or cannot be seen: " + real.said());
    }
    var resolved = parts(real.stdout());
    if (!resolved.equals(folders.stream().map(Path::toString).toList())) {
      return not("a folder is, or is reached by, a link: really " + String.join(", ", resolved));
    }
    var listed = host.look(find.listing(folders));
    if (!(listed instanceof Exited(int status, var output)) || status != 0) {
      return not("it cannot be looked through: " + listed.said());
    }
    return output.truncated() ? not("there is more than can be listed") : of(output.stdout());
  }

  private static List<String> parts(String printed) {
    return Stream.of(printed.split("\0", -1)).filter(each -> !each.isEmpty()).toList();
  }

  private static Found not(String why) {
    return new Found(List.of(), 0, why);
  }

  private static Found of(String printed) {
    var names = new ArrayList<String>();
    var bytes = 0L;
    for (var each : parts(printed)) {
      var tab = each.indexOf('\t');
      if (tab > 0) {
        bytes += Long.parseLong(each.substring(0, tab));
        names.add(
            each.substring(tab + 1).replaceAll("\\p{Cntrl}", "?")
                + " ("
                + each.substring(0, tab)
                + " bytes)");
      }
    }
    return new Found(names, bytes, "");
  }

  Look look(int most) {
    var why =
        names.size() > most
            ? names.size() + " files fit, and at most " + most + " are expected ('at-most')"
            : refused;
    if (!why.isEmpty()) {
      return new Look(Map.of(REFUSED, why), why + "; nothing is removed");
    }
    var said =
        names.size() + (names.size() == 1 ? " file" : " files") + ", " + (bytes >> 20) + " MiB";
    return new Look(Map.of(COUNT, String.valueOf(names.size()), NAMES, shown()), said);
  }

  private String shown() {
    var more = names.size() - SHOWN;
    return names.stream().limit(SHOWN).collect(Collectors.joining("\n"))
        + (more > 0 ? "\nand " + more + " more" : "");
  }
}
