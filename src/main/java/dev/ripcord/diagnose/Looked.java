package dev.ripcord.diagnose;

import dev.ripcord.check.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a look found.
 *
 * @param lines what a person may want to read, such as the last errors of a log
 * @param pointer only where the finding points to a cause
 */
public record Looked(String name, Finding finding, List<String> lines, Optional<Pointer> pointer) {
  public Looked {
    lines = List.copyOf(lines);
  }

  static Looked of(String name, Finding finding) {
    return new Looked(name, finding, List.of(), Optional.empty());
  }

  /** With what it points to if it is bad. */
  static Looked of(String name, Finding finding, Pointer pointer) {
    var bad = finding.state() == Finding.State.BAD;
    return new Looked(name, finding, List.of(), bad ? Optional.of(pointer) : Optional.empty());
  }

  boolean bad() {
    return finding.state() == Finding.State.BAD;
  }
}
