package dev.ripcord.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the contract tests of a host need; one subclass of each contract for every kind of host. */
public abstract class HostContract {

  /** The host under test; every call gives another object for the same host and state. */
  protected abstract Host host();

  /** An empty folder on the host, which the test can see too. */
  protected abstract Path scratch();

  /** All that stands in the state of commands. */
  protected abstract List<String> stateTexts();

  /** A POSIX shell line. */
  protected static Command sh(String script, String... arguments) {
    var words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    words.addAll(List.of(arguments));
    return Command.of(words);
  }
}
