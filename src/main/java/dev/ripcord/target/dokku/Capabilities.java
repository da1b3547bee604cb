package dev.ripcord.target.dokku;

import dev.ripcord.check.Sight;
import dev.ripcord.host.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the installed Dokku can do: the commands that it and its plugins list in their help, never
 * what some version of it should have.
 *
 * @param version for people
 * @param unseen why it could not be asked; empty when it could
 */
record Capabilities(String version, Set<String> commands, String unseen) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern COMMAND =
      Pattern.compile("^ +([a-z][a-z0-9-]*(?::[a-z][a-z0-9-]*)?)(?=[ ,]|$)");

  Capabilities {
    commands = Set.copyOf(commands);
  }

  static Capabilities at(Sight sight, Line line) {
    var help = line.ask(sight.host(), List.of("help", "--all"), LIMIT);
    var found = parse(help.stdout());
    if (!help.ok() || !found.contains("ps:rebuild")) {
      var why = help.ok() ? "its help names no commands" : help.said();
      return new Capabilities("", Set.of(), line.title() + " cannot be asked: " + why);
    }
    return new Capabilities("this Dokku", found, "");
  }

  /** The same with its version, for a sentence that people read. */
  Capabilities named(Sight sight, Line line) {
    var version = line.ask(sight.host(), List.of("version"), LIMIT);
    return unseen.isEmpty() ? new Capabilities(version(version), commands, unseen) : this;
  }

  static Set<String> parse(String help) {
    var found = new TreeSet<String>();
    help.lines()
        .map(COMMAND::matcher)
        .filter(each -> each.find())
        .forEach(each -> found.add(each.group(1)));
    return found;
  }

  private static String version(CommandResult answer) {
    var words = answer.stdout().strip().replaceFirst("^(dokku )?(version )?", "");
    return answer.ok() && words.matches("[0-9][\\w.+-]{0,30}") ? "Dokku " + words : "this Dokku";
  }

  boolean has(String command) {
    return commands.contains(command);
  }

  /** Commands by which some plugin may know how to roll back. */
  List<String> rollbacks() {
    return commands.stream().filter(each -> each.contains("rollback")).sorted().toList();
  }
}
