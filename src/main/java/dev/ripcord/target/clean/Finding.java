package dev.ripcord.target.clean;

import dev.ripcord.host.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files are meant, as {@code find} is told.
 *
 * @param most when there are more, none is meant
 */
record Finding(Duration older, Optional<String> named, int most, Optional<String> as) {
  private static final int OUTPUT = 32 << 20;

  /** Prints size and path of each, apart by zeros, as a name may hold anything else. */
  Command listing(List<Path> folders) {
    var argv = argv(folders);
    argv.addAll(List.of("-printf", "%s\\t%p\\0"));
    var command = Command.of(argv).as(as);
    return new Command(
        command.argv(),
        command.directory(),
        command.environment(),
        command.as(),
        command.timeout(),
        OUTPUT);
  }

  Command deleting(List<Path> folders) {
    var argv = argv(folders);
    argv.add("-delete");
    return Command.of(argv).as(as);
  }

  /** The folders as they really are: one that is reached by way of a link differs. */
  Command resolving(List<Path> folders) {
    var argv = new ArrayList<>(List.of("readlink", "-e", "-z", "--"));
    folders.forEach(each -> argv.add(each.toString()));
    return Command.of(argv).as(as);
  }

  private ArrayList<String> argv(List<Path> folders) {
    var argv = new ArrayList<>(List.of("find", "-P"));
    folders.forEach(each -> argv.add(each.toString()));
    argv.addAll(List.of("-xdev", "-type", "f", "-mmin", "+" + older.toMinutes()));
    named.ifPresent(each -> argv.addAll(List.of("-name", each)));
    return argv;
  }
}
