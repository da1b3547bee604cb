package dev.ripcord.target.compose;

import dev.ripcord.host.Host;
import dev.ripcord.step.Look;
import java.util.List;

/** Sees the containers of a stack, and which of its services have none. */
final class StackLook {
  private StackLook() {}

  static Look at(Host host, Stack stack) {
    var seen = Containers.of(host, stack);
    var wanted = stack.services();
    if (wanted.isEmpty() && seen.unseen().isEmpty() && !seen.ours().isEmpty()) {
      wanted = named(host, stack);
    }
    return new ContainersLook(stack, wanted).of(seen);
  }

  /** The services of the file; none where it cannot be read: what runs can be seen without it. */
  private static List<String> named(Host host, Stack stack) {
    return Compose.on(host, stack)
        .map(each -> host.look(stack.compose(each.program(), List.of("config", "--services"))))
        .filter(each -> each.ok())
        .map(each -> each.stdout().lines().map(String::strip).toList())
        .orElse(List.of());
  }
}
