package dev.ripcord.host.supervisor;

import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.Output;
import java.util.Optional;

/** Tells a command that failed from one that was never let to begin. */
public final class Refusal {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;

  private Refusal() {}

  /** {@code setsid}, {@code sudo} and {@code runuser} speak in their own name, and alone. */
  public static CommandResult read(CommandResult result, Optional<String> switcher) {
    if (!(result instanceof Exited(int status, Output output))
        || status == 0
        || !output.stdout().isEmpty()) {
      return result;
    }
    var words = output.stderr().strip();
    if ((status == NOT_FOUND || status == NOT_EXECUTABLE)
        && words.startsWith("setsid: ")
        && words.lines().count() == 1) {
      return new NotStarted(words);
    }
    if (switcher.isPresent() && saidBy(switcher.get() + ": ", words)) {
      return new NotStarted(words.replace("\n", "; ") + advice(words));
    }
    return result;
  }

  private static boolean saidBy(String name, String words) {
    return !words.isEmpty() && words.lines().allMatch(each -> each.startsWith(name));
  }

  private static String advice(String words) {
    return words.contains("password is required")
        ? " (allow this command in sudoers with NOPASSWD, or run ripcord as root)"
        : "";
  }
}
