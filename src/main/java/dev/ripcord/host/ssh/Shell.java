package dev.ripcord.host.ssh;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Command;
import dev.ripcord.host.Quote;
import dev.ripcord.host.supervisor.SupervisorScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Says to the far side what is to be done, in words of {@link RemoteScript}. */
final class Shell {
  private static final int SMALL = 1 << 16;

  /** How long an answer may be on its way. */
  private static final Duration ROUND = Duration.ofSeconds(15);

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String VERSION = version();

  private final Connection connection;
  private volatile @Nullable Far far;

  Shell(Connection connection) {
    this.connection = connection;
  }

  Clock clock() {
    return connection.clock();
  }

  /** How long the end of a session may take, with time to spare. */
  Duration endTakes() {
    return connection.setup().grace().plusSeconds(5);
  }

  /** Who we are there, and since when it runs: asked once on each connection. */
  Far far() throws NoAnswer {
    var number = connection.number();
    var known = far;
    if (known == null || known.connection() != number) {
      var at = clock().nanoTime();
      var hello =
          connection.ask(() -> message("", "", List.of("hello"), Optional.empty(), SMALL, ROUND));
      known = Far.parse(number, hello, at);
      far = known;
    }
    return known;
  }

  /** What can be asked without a command of somebody's. */
  Answer ask(String... words) throws NoAnswer {
    return ask(ROUND, SMALL, words);
  }

  Answer ask(Duration atMost, int limit, String... words) throws NoAnswer {
    var state = state();
    return connection.ask(
        () -> message(state, "", List.of(words), Optional.empty(), limit, ROUND.plus(atMost)));
  }

  /** What {@link FilesScript} does. */
  Answer files(Optional<byte[]> payload, int limit, Duration atMost, String... words)
      throws NoAnswer {
    var state = state();
    return connection.ask(
        () -> message(state, FilesScript.TEXT, List.of(words), payload, limit, ROUND.plus(atMost)));
  }

  /** Runs a command; {@code verb} stands before who is to run it, where, and its words. */
  Answer run(Command asked, boolean plainEnglish, Supplier<List<String>> verb, Duration atMost)
      throws NoAnswer {
    var us = far().account();
    var command = us.placed(asked);
    var state = state();
    return connection.ask(() -> {
      var words = new ArrayList<>(verb.get());
      words.add(us.other(command.as()) ? command.as().orElseThrow() : "");
      words.add(us.switcher(command.as()).orElse(""));
      words.add(command.directory().map(Path::toString).orElse(""));
      words.add(command.argv().getFirst());
      words.addAll(us.prefix(command.as(), command.environment()));
      words.addAll(command.argv());
      return message(
          state,
          surroundings(command, plainEnglish),
          words,
          Optional.empty(),
          command.outputLimit(),
          ROUND.plus(atMost));
    });
  }

  /** The variables and the folder of a command, as the body of a function. */
  private static String surroundings(Command command, boolean plainEnglish) {
    var text = new StringBuilder("surroundings() {\n:\n");
    if (plainEnglish) {
      text.append("export LC_ALL=C\n");
    }
    command.environment().forEach((name, value) -> text.append(export(name, value)));
    command
        .directory()
        .ifPresent(each -> text.append("cd -- " + Quote.word(each.toString()) + " || exit 126\n"));
    return text.append("}\n").toString();
  }

  /** A name that a shell would not take. */
  static Optional<String> badName(Command command) {
    return command.environment().keySet().stream()
        .filter(each -> !NAME.matcher(each).matches())
        .findFirst();
  }

  private static String export(String name, String value) {
    return "export " + name + "=" + Quote.word(value) + "\n";
  }

  /** The folders, known once it is known who we are there. */
  private String state() throws NoAnswer {
    var setup = connection.setup();
    var there = far();
    var state = setup.state().isEmpty() ? there.state() : setup.state();
    var kept = setup.kept().isEmpty() ? there.kept() : setup.kept();
    return variable("state", places(state))
        + variable("kept", places(kept))
        + variable("supervisor", SupervisorScript.TEXT)
        + variable("version", VERSION);
  }

  private Message message(
      String before,
      String functions,
      List<String> words,
      Optional<byte[]> payload,
      int limit,
      Duration patience) {
    var nonce = UUID.randomUUID().toString();
    var text =
        "{\n"
            + variable("nonce", nonce)
            + variable("grace", Long.toString(connection.setup().grace().toSeconds()))
            + before
            + RemoteScript.TEXT
            + functions
            + "main "
            + Quote.words(words)
            + "\nexit\n}\n";
    return new Message(nonce, text, payload, limit, patience);
  }

  private static String variable(String name, String value) {
    return name + "=" + Quote.word(value) + "\n";
  }

  private static String places(List<Path> folders) {
    return folders.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  private static String version() {
    var sum = new CRC32();
    sum.update(SupervisorScript.TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
