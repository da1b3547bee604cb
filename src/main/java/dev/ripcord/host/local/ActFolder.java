package dev.ripcord.host.local;

import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.host.HostException;
import dev.ripcord.host.Output;
import dev.ripcord.host.supervisor.SupervisorScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** What the supervisor writes about one act; {@link SupervisorScript} says which file is what. */
record ActFolder(Path path) {

  /** Whether a supervisor took it up; from then on no other will. */
  boolean began() {
    return Files.exists(path.resolve("supervisor"));
  }

  Optional<Stamp> supervisor() {
    return Stamp.read(path.resolve("supervisor"));
  }

  Optional<Stamp> command() {
    return Stamp.read(path.resolve("command"));
  }

  /** Whether how it ended is known. */
  boolean settled() {
    return Files.exists(path.resolve("status")) && status().isPresent();
  }

  /** How it ended, once that is known. */
  Optional<CommandResult> result() {
    return status().map(each -> parse(each.split(" ", 2)));
  }

  /** Notes that its time was up, so that the supervisor takes its end for no answer. */
  void late(Duration after) {
    writeOnce("late", Supervisor.seconds(after) + "\n");
  }

  /** Notes the end, unless it is known already. */
  void timedOut(Duration after) {
    writeOnce("status", "timeout " + Supervisor.seconds(after) + "\n");
  }

  private CommandResult parse(String[] words) {
    return switch (words[0]) {
      case "exit" -> new Exited(Integer.parseInt(words[1]), output());
      case "timeout" -> new TimedOut(duration(words[1]), output());
      case "barred" -> new NotStarted("a connection was lost before it began, and it was barred");
      default -> new Lost("its status cannot be read: " + words[0]);
    };
  }

  private static Duration duration(String seconds) {
    return Duration.parse("PT" + seconds + "S");
  }

  /** A line without its end is still being written. */
  private Optional<String> status() {
    var text = Stamp.text(path.resolve("status"));
    return text.endsWith("\n") ? Optional.of(text.strip()) : Optional.empty();
  }

  private Output output() {
    return new Output(text("out"), text("err"), Files.exists(path.resolve("cut")));
  }

  private String text(String name) {
    try {
      return new String(Files.readAllBytes(path.resolve(name)), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  private void writeOnce(String name, String text) {
    try {
      Files.writeString(path.resolve(name), text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException _) {
      // somebody else knew it first
    } catch (IOException e) {
      throw new HostException("cannot write " + path.resolve(name) + ": " + e.getMessage(), e);
    }
  }
}
