package dev.ripcord.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What /proc says about the processes of this machine. */
public final class Processes {
  /** A number for a sleep that no other run of these tests on this machine uses. */
  public static final String MARK = "77" + ProcessHandle.current().pid();

  private Processes() {}

  /** The command lines that hold this text, except for those of Java. */
  public static List<String> running(String text) {
    return commandLines().filter(each -> each.contains(text)).toList();
  }

  public static Stream<String> commandLines() {
    return ProcessHandle.allProcesses()
        .flatMap(each -> commandLine(each.pid()).stream())
        .filter(each -> !each.contains("java"));
  }

  /** Ends one process by its pid. */
  public static void kill(String pid) {
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static Optional<String> commandLine(long pid) {
    try {
      var bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8).replace('\0', ' '));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
