package dev.ripcord.target.compose;

import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;
import dev.ripcord.step.Look;
import java.util.List;

/** Sees the containers of a stack, and which of its services have none. */
final class StackLook {
  private StackLook() {}

  static Look at(Host host, Stack stack) {
    var seen = Containers.of(host, stack);
    // To ask Compose takes most of a second, and where something stands still all is not well.
    var ask = stack.services().isEmpty() && seen.ours().stream().anyMatch(Container::running);
    return new ContainersLook(stack, ask ? named(host, stack) : stack.services()).of(seen);
  }

  /** The services of the file; none where it cannot be read: what runs can be seen without it. */
  private static List<String> named(Host host, Stack stack) {
    return Compose.programs(stack).stream()
        .map(each -> host.look(stack.compose(each, List.of("config", "--services"))))
        .filter(CommandResult::ok)
        .findFirst()
        .map(each -> each.stdout().lines().map(String::strip).toList())
        .orElse(List.of());
  }
}
