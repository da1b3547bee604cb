package dev.ripcord.real;

import dev.ripcord.app.demo.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of our own on loopback, as durable as one in use, run by a user who is not
 * root; gone with its folder when closed.
 */
public final class RealPostgres implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";
  public static final String PASSWORD = "Canary-of-the-database-7";

  private final Path folder;
  private final int port = FreePort.find();
  private final AtomicInteger users = new AtomicInteger();
  private Optional<Background> server = Optional.empty();

  private RealPostgres(Path folder) {
    this.folder = folder;
  }

  /** Where initdb and postgres are. */
  static Optional<Path> programs() {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (var versions = Files.list(DEBIAN)) {
      return versions
          .map(each -> each.resolve("bin"))
          .filter(each -> Files.isExecutable(each.resolve("initdb")))
          .filter(each -> Files.isExecutable(each.resolve("postgres")))
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes one, and starts it. */
  public static RealPostgres start() {
    try {
      var postgres = new RealPostgres(Files.createTempDirectory("ripcord-postgres"));
      postgres.make();
      postgres.begin();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make() throws IOException {
    var password = folder.resolve("password");
    Files.writeString(password, PASSWORD);
    if (root()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      var owner = folder.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(folder, owner.lookupPrincipalByName(USER));
      Files.setOwner(password, owner.lookupPrincipalByName(USER));
    }
    var argv = asServer("initdb");
    argv.addAll(List.of("-D", data(), "-U", USER, "-E", "UTF8", "--no-locale"));
    argv.addAll(List.of("-A", "scram-sha-256", "--pwfile", password.toString()));
    Background.start(argv, "").await(LIMIT).text();
  }

  /** Starts it again, or for the first time, and waits until it answers. */
  public void begin() {
    var argv = asServer("postgres");
    argv.addAll(List.of("-D", data(), "-p", String.valueOf(port)));
    for (var each : List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on")) {
      argv.addAll(List.of("-c", each));
    }
    server = Optional.of(Background.start(argv, ""));
    Eventually.holds("PostgreSQL answers", this::answers);
  }

  private boolean answers() {
    if (!running().running()) {
      throw new AssertionError("PostgreSQL has ended: " + running().err());
    }
    try (var _ = connect()) {
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  /** INT: it ends all connections, and itself. QUIT: at once, as a crash does. */
  public void stop(String signal) {
    running().signal(signal);
    Eventually.holds("PostgreSQL is gone", () -> !running().running());
    running().close();
    server = Optional.empty();
  }

  /** Stops all its processes in the middle of what they do, as a machine that hangs. */
  public void freeze() {
    signalAll("STOP");
  }

  public void thaw() {
    signalAll("CONT");
  }

  private void signalAll(String name) {
    var main = ProcessHandle.of(running().pid()).orElseThrow();
    var argv = new ArrayList<>(List.of("kill", "-s", name));
    Stream.concat(Stream.of(main), main.descendants())
        .map(each -> String.valueOf(each.pid()))
        .forEach(argv::add);
    Background.start(argv, "").await(LIMIT);
  }

  /** A user with a schema of its own, as the user of an address. */
  public String newUser() {
    var user = "u" + users.incrementAndGet();
    sql(
        "create role " + user + " login password '" + PASSWORD + "'",
        "create schema " + user + " authorization " + user);
    return user;
  }

  /** The address of a journal for a user; the password is what the reference stands for. */
  public String address(String user, String reference) {
    return "postgresql://" + user + ":${" + reference + "}@127.0.0.1:" + port + "/postgres";
  }

  /** As the one who may do everything. */
  public void sql(String... statements) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value of the first row. */
  public String ask(String query) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, PASSWORD);
  }

  public int port() {
    return port;
  }

  private Background running() {
    return server.orElseThrow();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static List<String> asServer(String program) {
    var path = programs().orElseThrow().resolve(program).toString();
    return root()
        ? new ArrayList<>(
            List.of("setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", path))
        : new ArrayList<>(List.of(path));
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Override
  public void close() {
    if (server.isPresent()) {
      thaw();
      stop("QUIT");
    }
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
