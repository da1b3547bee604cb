package dev.ripcord.target.command;

import dev.ripcord.check.FileHashes;
import dev.ripcord.check.Invocation;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which act of a command was the last on a host: noted before it is begun, so that a look can ask
 * the host's supervisor how it ended, also after a crash.
 *
 * @param name tells one command from another
 */
record LastAct(String name) {
  private static final String FOLDER = "steps";
  private static final Pattern FORM = Pattern.compile("(\\S+) (\\S+) (\\d{1,9}) (\\S+)");

  /** The note of a command, named by what it runs. */
  static LastAct of(Invocation command) {
    var words = new ArrayList<>(command.argv());
    words.add("in " + command.directory().orElse("") + " as " + command.as().orElse(""));
    new TreeMap<>(command.environment()).forEach((name, value) -> words.add(name + "=" + value));
    var text = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
    return new LastAct("command-" + FileHashes.hash(text).substring(0, 16));
  }

  void note(Host host, ActId act) {
    var text = act.run() + " " + act.step() + " " + act.attempt() + " " + act.part();
    host.files().writePrivate(file(host), text.getBytes(StandardCharsets.UTF_8));
  }

  Optional<ActId> read(Host host) {
    return host.files().read(file(host)).flatMap(each -> parse(each.text()));
  }

  private static Optional<ActId> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var attempt = Integer.parseInt(match.group(3));
    return Optional.of(new ActId(match.group(1), match.group(2), attempt, match.group(4)));
  }

  private Path file(Host host) {
    return host.keep(FOLDER).resolve(name);
  }
}
