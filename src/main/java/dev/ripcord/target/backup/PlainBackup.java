package dev.ripcord.target.backup;

import dev.ripcord.host.Quote;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The step as a plain shell script does it: with the same program. */
final class PlainBackup {
  private static final Part CALLS = Part.of(PlainBackup.class, "backup.sh");

  private PlainBackup() {}

  static PlainStep of(BackupStep step, Duration timeout) {
    var program =
        Part.of(
            "# shellcheck disable=SC2016 # a program of its own\nbackup_program="
                + Quote.word(Program.text()));
    var piece = Piece.of(program, CALLS);
    var limit = Shell.seconds(timeout);
    var user = Shell.user(step.as());
    var shelf = step.shelf();
    var words = new ArrayList<>(List.of(limit, user, shelf.folder().toString()));
    words.add(String.valueOf(shelf.keep()));
    words.add(new Heading(shelf, step.release()).plain());
    words.addAll(step.wanted().words(shelf));
    return new PlainStep(piece.call("backup_is", limit, user), piece.call("backup_do", words));
  }
}
