package dev.ripcord.host.local;

import dev.ripcord.host.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What can be seen to be missing before a command is started, in words for a person. */
final class Preflight {
  private Preflight() {}

  static Optional<String> refusal(Command command) {
    return folder(command).or(() -> user(command)).or(() -> program(command));
  }

  private static Optional<String> folder(Command command) {
    return command
        .directory()
        .filter(each -> !Files.isDirectory(each))
        .map(each -> "the folder to run in is not there, or may not be entered: " + each);
  }

  private static Optional<String> user(Command command) {
    var us = Us.ACCOUNT;
    if (!us.other(command.as())) {
      return Optional.empty();
    }
    var user = command.as().orElseThrow();
    if (user.startsWith("-") || !Us.known(user)) {
      return Optional.of("there is no user " + user + " on this host");
    }
    return us.switcher(command.as())
        .filter(each -> !onPath(each, command))
        .map(each -> "running as " + user + " needs " + each + ", which is not on the PATH");
  }

  /** As another user only what a path names is looked for: that user's PATH is not ours. */
  private static Optional<String> program(Command command) {
    var program = command.argv().getFirst();
    if (program.contains("/")) {
      return named(command.directory().orElse(Path.of("")).resolve(program), command);
    }
    if (Us.ACCOUNT.other(command.as()) || onPath(program, command)) {
      return Optional.empty();
    }
    return Optional.of("there is no program " + program + " on the PATH");
  }

  private static Optional<String> named(Path file, Command command) {
    if (Files.isDirectory(file)) {
      return Optional.of(file + " is a folder, not a program");
    }
    if (Files.isExecutable(file) || (Us.ACCOUNT.other(command.as()) && !Files.exists(file))) {
      return Optional.empty(); // what another user has may be hidden from us: its start will tell
    }
    return Optional.of(
        Files.exists(file)
            ? file + " may not be run: it lacks the permission (chmod +x)"
            : "there is no program " + file);
  }

  private static boolean onPath(String program, Command command) {
    var path = command.environment().getOrDefault("PATH", SearchPath.OURS);
    for (var each : path.split(":", -1)) {
      var file = Path.of(each, program);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return true;
      }
    }
    return false;
  }
}
