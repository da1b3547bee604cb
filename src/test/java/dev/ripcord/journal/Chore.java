package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;

import dev.ripcord.clock.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test has done by another process. */
final class Chore {
  private static final BufferedReader IN =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private Chore() {}

  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[1]);
    var file = folder.resolve("journal.db");
    switch (args[0]) {
      case "append" -> append(file);
      case "race" -> race(file, args[2]);
      case "hold" -> hold(file);
      case "open" -> open(file);
      case "read-only" -> readOnly(folder);
      case "fill" -> say(new FullDisk(folder).goOnWithTheBallast());
      case "fill-everywhere" -> say(new FullDisk(folder).tryEverywhere());
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  static void say(String line) {
    System.out.println(line);
  }

  private static Journal journal(Path file) {
    return SqliteJournal.open(file, Clock.system(), _ -> false);
  }

  /** Appends for ever, and says the number of each event when it is durable. */
  private static void append(Path file) {
    var journal = journal(file);
    var run = "r" + ProcessHandle.current().pid();
    var created = Samples.created(run);
    var claim =
        ((Journal.Creation.Yours) journal.create(run, created, "me", LEASE, Optional.empty()))
            .claim();
    say(run);
    for (var n = 3; n < 100_000; n++) {
      journal.append(claim, LEASE, List.of(Samples.intended("1", n)));
      say("" + n);
    }
  }

  /** Creates or claims what it is told to, and says whether it got it. */
  private static void race(Path file, String me) throws IOException {
    try (var journal = journal(file)) {
      say("ready");
      for (var line = IN.readLine(); line != null; line = IN.readLine()) {
        var words = line.split(" ", -1);
        var got =
            words[0].equals("create")
                ? journal.create(
                        words[1] + me, Samples.created(words[1]), me, LEASE, Optional.empty())
                    instanceof Journal.Creation.Yours
                : journal.claim(words[1], me, LEASE).isPresent();
        say(got ? "mine" : "not mine");
      }
    }
  }

  /** Holds a write transaction for two seconds. */
  private static void hold(Path file) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("begin immediate");
      say("holding");
      Clock.system().sleep(java.time.Duration.ofSeconds(2));
      statement.execute("commit");
      say("done");
    }
  }

  private static void open(Path file) {
    try (var journal = journal(file)) {
      say("runs: " + journal.runs(Optional.empty(), 9).size());
    } catch (JournalException e) {
      say("" + e.getMessage());
    }
  }

  /** Opens a journal that is there, and one that is not, on a file system that is read-only. */
  private static void readOnly(Path folder) throws Exception {
    journal(folder.resolve("journal.db")).close();
    var mount = List.of("mount", "-o", "remount,ro", folder.toString());
    if (new ProcessBuilder(mount).inheritIO().start().waitFor() != 0) {
      throw new IOException("cannot remount");
    }
    Stream.of("journal.db", "new.db", "new/j.db").map(folder::resolve).forEach(Chore::open);
  }
}
