package dev.ripcord.target.compose;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Durations;
import dev.ripcord.probe.Origin;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import dev.ripcord.step.Look;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is asked about containers, as {@code docker inspect} shows them.
 *
 * @param name the container's; empty means those of the stack's services
 * @param restarts how many automatic ones there may be since it was made
 * @param oom false: bad when the kernel killed it for want of memory
 */
record ContainerCheck(
    Optional<String> name,
    Stack stack,
    State state,
    boolean health,
    Optional<Integer> restarts,
    boolean oom,
    Duration settle)
    implements Check {
  static final String KIND = "container";
  private static final int MANY = 1_000_000;
  private static final Shape<String> NAME =
      Shapes.text("the name of a container", "(?!-)[A-Za-z0-9][A-Za-z0-9_.-]+");
  private static final Field<Optional<String>> BY_NAME =
      Field.optional("name", NAME, "the container's name; else say 'directory' and 'service'");
  private static final Field<Optional<Path>> DIRECTORY =
      Field.optional("directory", Shapes.path(), "the folder of a compose file");
  private static final Field<List<String>> SERVICE =
      Field.or(
          "service",
          Keys.SERVICES,
          List.of(Keys.ALL),
          "the service of that file, or several; else all of them");
  private static final Field<State> STATE =
      Field.or("state", Shapes.word(State.class), State.RUNNING, "running or stopped");
  private static final Field<Boolean> HEALTH =
      Field.or(
          "health", Shapes.bool(), true, "whether its health check, if it has one, has to be good");
  private static final Field<Optional<Integer>> RESTARTS =
      Field.optional(
          "restarts", Shapes.integer(0, MANY), "how often Docker may have started it again");
  private static final Field<Boolean> OOM =
      Field.or(
          "oom", Shapes.bool(), false, "true: that the kernel killed it for memory is no fault");
  private static final Duration SETTLE = Duration.ofSeconds(1);

  /** Whether it is to run. */
  enum State {
    RUNNING,
    STOPPED
  }

  static Shape<ContainerCheck> shape() {
    var fields =
        new ArrayList<Field<?>>(
            List.of(BY_NAME, DIRECTORY, SERVICE, STATE, HEALTH, RESTARTS, OOM, Keys.SETTLE));
    fields.addAll(List.of(Keys.FILE, Keys.PROJECT, Keys.AS, Keys.DOCKER, Keys.BIN, Keys.STRAYS));
    var full =
        Shapes.object(
            "Asks Docker about a container, or about the containers of a compose file's services.",
            ContainerCheck::of,
            fields.toArray(Field<?>[]::new));
    return Shapes.either(NAME.map(ContainerCheck::named), full);
  }

  private static ContainerCheck named(String name) {
    return new ContainerCheck(
        Optional.of(name), anywhere(), State.RUNNING, true, Optional.empty(), false, SETTLE);
  }

  private static Stack anywhere() {
    return new Stack(
        Path.of("/"),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false);
  }

  private static ContainerCheck of(Values values) {
    var name = values.get(BY_NAME);
    var directory = values.get(DIRECTORY);
    if (name.isPresent() == directory.isPresent()) {
      throw new IllegalArgumentException(
          "say which container: its 'name', or 'directory' and 'service' of a compose file");
    }
    return new ContainerCheck(
        name,
        Keys.stack(values, directory.orElse(Path.of("/")), values.get(SERVICE)),
        values.get(STATE),
        values.get(HEALTH),
        values.get(RESTARTS),
        values.get(OOM),
        values.get(Keys.SETTLE));
  }

  /** The text of a check that a stack runs. */
  static Configured config(Stack stack, Duration settle) {
    var keys = new LinkedHashMap<String, Object>(stack.config());
    keys.put("service", Keys.written(stack.services()));
    keys.put("settle", Durations.format(settle));
    return new Configured(KIND, Nodes.of(keys));
  }

  /** The text of a check that nothing of a stack runs. */
  static Configured stopped(Stack stack) {
    var keys = new LinkedHashMap<String, Object>(stack.config());
    keys.put("state", "stopped");
    return new Configured(KIND, Nodes.of(keys));
  }

  @Override
  public String title() {
    return name.map(each -> "container " + each).orElseGet(stack::title)
        + (state == State.RUNNING ? " runs" : " is stopped");
  }

  @Override
  public Finding look(Sight sight) {
    var seen = see(sight);
    return judge(new View(seen)).marked(Happened.to(seen, sight.host(), stack));
  }

  @Override
  public Optional<Piece> plain() {
    var asked = new PlainStack(stack);
    var words =
        new ArrayList<>(
            List.of(
                state.name().toLowerCase(Locale.ROOT),
                PlainCompose.word(health),
                restarts.map(String::valueOf).orElse(""),
                PlainCompose.word(oom),
                Shell.seconds(settle)));
    name.ifPresent(words::add);
    var piece = name.isPresent() ? asked.docker() : asked.all();
    return Optional.of(piece.call("container_check", words));
  }

  private Look see(Sight sight) {
    return name.map(each -> named(sight, each)).orElseGet(() -> StackLook.at(sight.host(), stack));
  }

  private Look named(Sight sight, String container) {
    var words = List.of("inspect", "--type", "container", "--format", Container.FORMAT, container);
    var answer = sight.host().look(stack.docker(words));
    var found = Container.all(answer.stdout());
    return found.isEmpty() && !answer.said().contains("No such container")
        ? new Look(
            Map.of(View.UNSEEN, answer.said()), "Docker cannot be asked (" + answer.said() + ")")
        : new ContainersLook(stack, List.of()).of(Containers.of(found, sight.host()));
  }

  Finding judge(View now) {
    if (now.unseen().isPresent()) {
      return Finding.unknown(now.look().said()).from(Origin.PATH);
    }
    return fault(now)
        .map(why -> Finding.bad(why + ": " + now.look().said()).from(Origin.ANSWER))
        .orElseGet(() -> good(now))
        .with(now.look().facts())
        .measured(numbers(now.look()));
  }

  private static Map<String, Double> numbers(Look look) {
    var numbers = new TreeMap<String, Double>();
    Map.of("containers", "count", "exit", "exit")
        .forEach((fact, name) ->
            look.fact(fact).ifPresent(each -> numbers.put(name, Double.valueOf(each))));
    return numbers;
  }

  private Finding good(View now) {
    var young =
        now.health().isEmpty() && now.age().filter(age -> age.compareTo(settle) < 0).isPresent();
    return state == State.RUNNING && (young || (health && now.health().equals("starting")))
        ? Finding.unknown(now.look().said() + "; too young to tell")
        : Finding.good(now.look().said());
  }

  private Optional<String> fault(View now) {
    if (state == State.STOPPED) {
      return now.still() ? Optional.empty() : Optional.of("it is not stopped");
    }
    if (!now.running()) {
      return Optional.of(
          now.state().equals("restarting") ? "it is in a crash loop" : "it does not run");
    }
    if (health && now.health().equals("unhealthy")) {
      return Optional.of("its health check fails");
    }
    if (!oom && now.oom()) {
      return Optional.of("it was killed for want of memory");
    }
    return restarts
        .filter(each -> now.restarts() > each)
        .map(each -> "Docker started it again " + now.restarts() + " times");
  }
}
