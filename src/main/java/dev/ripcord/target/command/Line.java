package dev.ripcord.target.command;

import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is run: an argument list, or a line for a shell where the catalog says {@code shell}.
 *
 * @param words exactly one of the two is there
 */
record Line(Optional<List<String>> words, Optional<String> shell) {

  Line {
    if (words.isPresent() == shell.isPresent()) {
      throw new IllegalArgumentException("give either 'run' (an argument list) or 'shell'");
    }
  }

  List<String> argv() {
    return words.orElseGet(() -> List.of("sh", "-c", shell.orElseThrow()));
  }

  /** As it is shown to people. */
  String shown() {
    return words.map(each -> String.join(" ", each)).or(() -> shell).orElseThrow();
  }

  /** The step that runs it, as configuration. */
  Node step(Map<String, Object> more) {
    var config = new LinkedHashMap<>(more);
    words.ifPresent(each -> config.put("run", each));
    shell.ifPresent(each -> config.put("shell", each));
    return Nodes.of(config);
  }
}
