package dev.ripcord.target.frontend;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.HostException;
import dev.ripcord.step.Stage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A private copy of a folder with owners, modes and times, for an undo.
 *
 * @param as who copies
 */
record KeptFolder(Stage stage, Optional<String> as) {

  /** Where the copy is; made once for a step of a run, and whole when it is there. */
  Path keep(Path folder) {
    var kept = stage.keep().resolve("served");
    if (!there(kept)) {
      var half = stage.keep().resolve("served.half").toString();
      must(folder, stage.act("keep-make", command("mkdir", "-p", "--", stage.keep().toString())));
      must(folder, stage.act("keep-clear", command("rm", "-rf", "--", half)));
      must(
          folder, stage.act("keep-copy", command("cp", "-a", "-T", "--", folder.toString(), half)));
      must(folder, stage.act("keep", command("mv", "-T", "--", half, kept.toString())));
    }
    return kept;
  }

  private boolean there(Path kept) {
    return stage.host().look(command("test", "-d", kept.toString())).ok();
  }

  private Command command(String... argv) {
    return Command.of(argv).as(as);
  }

  private static void must(Path folder, CommandResult result) {
    if (!result.ok()) {
      throw new HostException(
          "cannot keep what is served in "
              + folder
              + ": "
              + result.said()
              + "; nothing was changed. It takes as much space as the folder has");
    }
  }
}
