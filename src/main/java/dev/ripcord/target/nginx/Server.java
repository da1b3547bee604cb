package dev.ripcord.target.nginx;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.FilesAs;
import dev.ripcord.host.HostFiles;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which nginx is meant, and how it is called.
 *
 * @param bin the program
 * @param conf the main configuration file; empty means the program's own
 * @param prefix what its relative paths start from; empty means the program's own
 * @param pidFile empty means what the configuration says
 * @param errorLog empty means what the configuration says
 * @param as the user who may do all this
 */
record Server(
    String bin,
    Optional<Path> conf,
    Optional<Path> prefix,
    Optional<Path> pidFile,
    Optional<Path> errorLog,
    Optional<String> as) {
  private static final int DUMP = 32 << 20;

  private static final Field<Optional<String>> BIN =
      Field.optional("bin", Shapes.text(), "the nginx program, when it is not on the PATH");
  private static final Field<Optional<Path>> CONF =
      Field.optional("conf", Shapes.path(), "the main configuration file, as after nginx -c");
  private static final Field<Optional<Path>> PREFIX =
      Field.optional("prefix", Shapes.path(), "the folder of relative paths, as after nginx -p");
  private static final Field<Optional<Path>> PID_FILE =
      Field.optional("pid-file", Shapes.path(), "when the configuration does not tell");
  private static final Field<Optional<Path>> ERROR_LOG =
      Field.optional("error-log", Shapes.path(), "when the configuration does not tell");
  private static final Field<Optional<String>> AS =
      Field.optional(
          "as",
          Shapes.text("a user name", "[a-z_][a-z0-9_-]*"),
          "who may do this; root (sudo -n where one is not root) when neither bin, conf nor prefix"
              + " says that another nginx is meant");

  /** The keys of a catalog that say it. */
  static final List<Field<?>> FIELDS = List.of(BIN, CONF, PREFIX, PID_FILE, ERROR_LOG, AS);

  static Server of(Values values) {
    var own =
        values.get(BIN).isPresent()
            || values.get(CONF).isPresent()
            || values.get(PREFIX).isPresent();
    return new Server(
        values.get(BIN).orElse("nginx"),
        values.get(CONF),
        values.get(PREFIX),
        values.get(PID_FILE),
        values.get(ERROR_LOG),
        values.get(AS).or(() -> own ? Optional.empty() : Optional.of("root")));
  }

  /** The keys that would say the same. */
  Map<String, Object> config() {
    var config = new LinkedHashMap<String, Object>();
    Optional.of(bin)
        .filter(each -> !each.equals("nginx"))
        .ifPresent(each -> config.put("bin", each));
    conf.ifPresent(each -> config.put("conf", each.toString()));
    prefix.ifPresent(each -> config.put("prefix", each.toString()));
    pidFile.ifPresent(each -> config.put("pid-file", each.toString()));
    errorLog.ifPresent(each -> config.put("error-log", each.toString()));
    as.ifPresent(each -> config.put("as", each));
    return config;
  }

  /** Which one it is, for a plain script, with what such a script needs. */
  Piece plain() {
    return Piece.of(Part.FILES, NginxDriver.PLAIN)
        .call(
            "nginx_of",
            Shell.user(as),
            bin,
            text(prefix),
            text(conf),
            text(pidFile),
            text(errorLog));
  }

  private static String text(Optional<Path> path) {
    return path.map(Path::toString).orElse("");
  }

  HostFiles files(Sight sight) {
    return FilesAs.of(sight.host(), as);
  }

  /** Any program, by the user who may. */
  CommandResult look(Sight sight, List<String> argv) {
    return sight.host().look(Command.of(argv).as(as));
  }

  /** nginx itself, with what says which one. */
  List<String> argv(String... arguments) {
    var argv = new ArrayList<>(List.of(bin));
    prefix.ifPresent(each -> argv.addAll(List.of("-p", each.toString())));
    conf.ifPresent(each -> argv.addAll(List.of("-c", each.toString())));
    argv.addAll(List.of(arguments));
    return argv;
  }

  /** Tests the whole configuration as it is on disk, and prints it. */
  CommandResult test(Sight sight) {
    var plain = Command.of(argv("-T", "-q")).as(as);
    return sight
        .host()
        .look(
            new Command(
                plain.argv(),
                plain.directory(),
                plain.environment(),
                plain.as(),
                plain.timeout(),
                DUMP));
  }

  /** What nginx complained of, with file and line; how it ended where it said nothing. */
  static String complaint(CommandResult result) {
    var said =
        result instanceof CommandResult.Exited(_, var output)
            ? output.stderr().lines().filter(each -> each.contains("[emerg]")).findFirst()
            : Optional.<String>empty();
    return said.map(each -> each.replaceFirst("^nginx: \\[emerg] ", "")).orElseGet(result::said);
  }

  /** What it warned of, such as a server name that is there twice and so not served. */
  static List<String> warnings(CommandResult result) {
    return result instanceof CommandResult.Exited(_, var output)
        ? output
            .stderr()
            .lines()
            .filter(each -> each.contains("[warn]"))
            .map(each -> each.replaceFirst("^nginx: \\[warn] ", ""))
            .toList()
        : List.of();
  }

  /** The files that a printed configuration consists of. */
  static Stream<String> filesOf(CommandResult result) {
    var mark = "# configuration file ";
    return result
        .stdout()
        .lines()
        .filter(each -> each.startsWith(mark) && each.endsWith(":"))
        .map(each -> each.substring(mark.length(), each.length() - 1));
  }
}
