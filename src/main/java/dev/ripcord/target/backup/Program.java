package dev.ripcord.target.backup;

import dev.ripcord.host.Command;
import dev.ripcord.script.Library;
import dev.ripcord.script.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shell program that does the work on the host, with tools that are there. */
final class Program {
  private static final int OUTPUT = 8 << 20;
  private static final Part PART = Part.of(Program.class, "program.sh");

  private Program() {}

  /** Its text; one block, so that it can stand in a word of another script. */
  static String text() {
    return Library.whole(PART);
  }

  static Command command(Optional<String> as, String verb, List<String> words) {
    var argv = new ArrayList<>(List.of("sh", "-c", text(), "backup", verb));
    argv.addAll(words);
    var plain = Command.of(argv).as(as);
    return new Command(
        plain.argv(), plain.directory(), plain.environment(), plain.as(), plain.timeout(), OUTPUT);
  }
}
