package dev.ripcord.target.compose;

import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a plain script asks Docker and Compose about a stack. */
record PlainStack(Stack stack) {
  private static final Part CONTAINERS = Part.of(PlainStack.class, "containers.sh");
  private static final Part COMPOSE = Part.of(PlainStack.class, "compose.sh");

  /** The function {@code docker}. */
  Piece docker() {
    var body =
        Piece.of()
            .line("docker_limit=$1")
            .line("shift")
            .line(run("$docker_limit", "-", List.of("docker")));
    return Piece.of(CONTAINERS).define("docker", body);
  }

  /** The same, with the function {@code compose} and what is meant by the stack. */
  Piece all() {
    var words =
        new ArrayList<>(
            List.of(
                stack.directory().normalize().toString(),
                stack.project().orElse(""),
                stack.files().isEmpty() ? "" : stack.files().getFirst()));
    words.addAll(stack.services());
    return docker()
        .then(Piece.of(COMPOSE))
        .define("compose", compose())
        .run("compose_stack", words.toArray(String[]::new))
        .then(stack.strays() ? Piece.of().line("stack_strays=yes") : Piece.of());
  }

  private Piece compose() {
    var programs = Compose.programs(stack);
    var piece = Piece.of().line("compose_limit=$1").line("shift");
    return programs.size() == 1
        ? piece.line(called(programs.getFirst()))
        : piece
            .line("if [ \"$compose_program\" = docker-compose ]; then")
            .line("  " + called(programs.getLast()))
            .line("  return")
            .line("fi")
            .line(called(programs.getFirst()));
  }

  private String called(List<String> program) {
    var words = Stream.concat(program.stream(), stack.options().stream()).toList();
    return run("$compose_limit", stack.directory().toString(), words);
  }

  private String run(String limit, String folder, List<String> words) {
    var where = stack.docker().map(each -> List.of("env", "DOCKER_HOST=" + each)).orElse(List.of());
    var argv = Stream.concat(where.stream(), words.stream()).toList();
    return "run \"%s\" %s %s \"$@\""
        .formatted(limit, Shell.words(List.of(Shell.user(stack.as()), folder)), Shell.words(argv));
  }

  /** What the script does as it begins: a function of its own, as the others are not there yet. */
  Piece before(ComposeVerb verb, String image, boolean retag) {
    var ready = all().call("compose_ready", verb.word(), image, PlainCompose.word(retag));
    var lines = new ArrayList<>(ready.function("compose_begins"));
    lines.add("compose_first compose_begins");
    return new Piece(ready.parts(), List.of(), List.of(String.join("\n  ", lines)));
  }
}
