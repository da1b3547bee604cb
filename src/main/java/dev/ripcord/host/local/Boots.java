package dev.ripcord.host.local;

import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.HostException;
import dev.ripcord.host.Trace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Remembers on disk in which boot a run first acted, because the state of commands lies in memory
 * and is gone after a restart: its absence then means "not known", not "never started".
 */
record Boots(Folders kept) {
  private static final String FOLDER = ".boots";

  /** The first boot stays noted: once a run was cut by a restart, absence proves nothing. */
  void note(String run) {
    if (Files.exists(file(run))) {
      return;
    }
    try {
      var folder = kept.make(FOLDER);
      var file = Files.writeString(folder.resolve(run), Stamp.bootNow());
      flush(file);
      flush(folder);
    } catch (IOException | HostException _) {
      // a full disk must not stop a rollback: what is lost is only to notice a restart
    }
  }

  /** What to think of an act that has left nothing. */
  Trace withoutState(String run) {
    var noted = Stamp.text(file(run));
    return noted.isEmpty() || noted.equals(Stamp.bootNow())
        ? new Trace.NeverStarted()
        : new Trace.Ended(new Lost("the machine was restarted since the run began"));
  }

  void forget(String run) {
    try {
      Files.deleteIfExists(file(run));
    } catch (IOException e) {
      throw new HostException("cannot remove " + file(run) + ": " + e.getMessage(), e);
    }
  }

  private Path file(String run) {
    return kept.find(FOLDER).resolve(run);
  }

  private static void flush(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
