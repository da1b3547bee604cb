package dev.ripcord.target.compose;

import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The containers of a stack, found by the labels that both generations of Compose give them; so a
 * broken compose file hides nothing.
 *
 * @param ours made from our file
 * @param others of the same project, made from another file
 * @param now the host's time
 * @param unseen why Docker could not be asked
 */
record Containers(
    List<Container> ours, List<Container> others, Optional<Instant> now, Optional<String> unseen) {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  Containers {
    ours = List.copyOf(ours);
    others = List.copyOf(others);
  }

  static Containers of(Host host, Stack stack) {
    var listed = list(stack);
    var answer = host.look(listed);
    if (!answer.ok()) {
      return unseen("Docker cannot be asked (" + answer.said() + ")");
    }
    var ids = answer.stdout().lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
    return ids.isEmpty()
        ? new Containers(List.of(), List.of(), Optional.empty(), Optional.empty())
        : inspected(host, stack, ids);
  }

  private static Command list(Stack stack) {
    var words = new ArrayList<>(List.of("ps", "-a", "-q", "--no-trunc"));
    stack
        .project()
        .filter(_ -> !stack.strays())
        .ifPresent(each -> words.addAll(List.of("--filter", label("project=" + each))));
    var service =
        stack.services().size() == 1 ? "service=" + stack.services().getFirst() : "service";
    words.addAll(List.of("--filter", label(service)));
    return stack.docker(words).within(LIMIT);
  }

  private static String label(String text) {
    return "label=com.docker.compose." + text;
  }

  private static Containers inspected(Host host, Stack stack, List<String> ids) {
    var words = new ArrayList<>(List.of("inspect", "--type", "container", "--format"));
    words.add(Container.FORMAT);
    words.addAll(ids);
    var answer = host.look(stack.docker(words).within(LIMIT));
    var read = Container.all(answer.stdout());
    if (read.isEmpty() && !answer.ok() && !answer.said().contains("No such")) {
      return unseen("Docker cannot be asked (" + answer.said() + ")");
    }
    var real = real(host, stack);
    var made = read.stream().filter(each -> stack.made(each, real)).toList();
    var projects = new TreeSet<>(made.stream().map(Container::project).toList());
    if (projects.size() > 1 && !stack.strays()) {
      return unseen(
          "there are containers of several projects from "
              + stack.directory()
              + " ("
              + String.join(", ", projects)
              + "); 'project:' says which one is meant");
    }
    return new Containers(
        made.stream().filter(stack::ours).toList(),
        made.stream().filter(each -> !stack.ours(each)).toList(),
        time(host),
        Optional.empty());
  }

  /** Of containers that were found in another way. */
  static Containers of(List<Container> found, Host host) {
    return new Containers(found, List.of(), time(host), Optional.empty());
  }

  private static Path real(Host host, Stack stack) {
    var found = host.look(Command.of("readlink", "-m", "-n", "--", stack.directory().toString()));
    return found.ok() ? Path.of(found.stdout()) : stack.directory();
  }

  /** The clock that the daemon goes by, which may not be ours. */
  private static Optional<Instant> time(Host host) {
    try {
      var told = host.look(Command.of("date", "-u", "+%Y-%m-%dT%H:%M:%S.%NZ")).stdout().strip();
      return Optional.of(Instant.parse(told));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static Containers unseen(String why) {
    return new Containers(List.of(), List.of(), Optional.empty(), Optional.of(why));
  }
}
