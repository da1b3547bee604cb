package dev.ripcord.host.local;

import dev.ripcord.host.HostException;
import dev.ripcord.host.supervisor.SupervisorScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The shell script that Ripcord brings along, and how it is called. */
final class Supervisor {
  private static final String NAME = "supervisor.sh";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Folders state;
  private final Duration grace;
  private volatile @Nullable Path script;

  Supervisor(Folders state, Duration grace) {
    this.state = state;
    this.grace = grace;
  }

  /** How long the end of a session may take, with time to spare. */
  Duration endTakes() {
    return grace.plus(PATIENCE);
  }

  /** The words that run a command and leave their traces in the folder. */
  List<String> run(Path folder, Duration timeout, int bytes, List<String> argv) {
    var words =
        new ArrayList<>(
            List.of(
                "setsid",
                "sh",
                script().toString(),
                "run",
                folder.toString(),
                seconds(timeout),
                Long.toString(grace.toSeconds()),
                Integer.toString(bytes)));
    words.addAll(argv);
    return words;
  }

  /** Ends a session, by force where needed, and returns when it is over. */
  void end(long session) throws InterruptedException {
    var end = List.of("end", Long.toString(session), Long.toString(grace.toSeconds()));
    var words = new ArrayList<>(List.of("sh", "-c", SupervisorScript.TEXT, "supervisor"));
    words.addAll(end);
    try {
      var process =
          new ProcessBuilder(words)
              .redirectInput(Streams.NOTHING)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(endTakes().toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new HostException("cannot start a shell: " + e.getMessage(), e);
    }
  }

  /** Seconds with a fraction where there is one, which not every {@code sleep} takes. */
  static String seconds(Duration duration) {
    var rest = duration.toMillisPart();
    return duration.toSeconds() + (rest == 0 ? "" : "." + String.valueOf(1000 + rest).substring(1));
  }

  /** A file rather than {@code sh -c}, so that ps(1) stays readable in a bad hour. */
  private Path script() {
    var known = script;
    if (known != null && Files.exists(known)) {
      return known;
    }
    var file = state.make("bin").resolve(NAME);
    if (!Stamp.text(file).equals(SupervisorScript.TEXT)) {
      put(file, SupervisorScript.TEXT);
    }
    script = file;
    return file;
  }

  private static void put(Path file, String text) {
    try {
      var beside = Files.createTempFile(file.getParent(), NAME, "");
      Files.writeString(beside, text, StandardCharsets.ISO_8859_1);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new HostException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
