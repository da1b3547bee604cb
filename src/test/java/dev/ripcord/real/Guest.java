package dev.ripcord.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A fresh machine with a real systemd, and nothing on its network but loopback; gone when closed,
 * and also when the JVM dies.
 */
public final class Guest implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Process keeper;
  private final Path log;
  private final long leader;

  private Guest(Process keeper, Path log, long leader) {
    this.keeper = keeper;
    this.log = log;
    this.leader = leader;
  }

  /** Boots one; several can run side by side. */
  public static Guest boot(Bind... binds) {
    var name = "ripcord-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    try {
      var log = Files.createTempFile(name, ".log");
      var keeper = keep(name, log, binds);
      try {
        var guest = new Guest(keeper, log, leader(keeper));
        Eventually.holds("the guest is up", guest::up);
        return guest;
      } catch (AssertionError | RuntimeException e) {
        keeper.getOutputStream().close();
        throw new AssertionError("the guest did not boot: " + Files.readString(log), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process keep(String name, Path log, Bind... binds) throws IOException {
    var argv = new ArrayList<>(List.of("sh", resource("guest/guest.sh").toString(), name));
    argv.add(Part.tools().resolve("guest").toString());
    argv.add(log.toString());
    Stream.of(binds).map(Bind::option).forEach(argv::add);
    return new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** The guest's process 1 as this machine sees it. */
  private static long leader(Process keeper) throws IOException {
    var said =
        new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    var nspawn = ProcessHandle.of(Long.parseLong(Objects.requireNonNull(said)));
    return Eventually.present(
            "the guest's systemd",
            () -> nspawn.flatMap(each -> each.children().findFirst().filter(Guest::systemd)))
        .pid();
  }

  private static boolean systemd(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/comm")).equals("systemd\n");
    } catch (IOException gone) {
      return false;
    }
  }

  private boolean up() {
    var state = run("systemctl", "is-system-running").out().strip();
    return state.equals("running") || state.equals("degraded");
  }

  /** Runs a command as root and waits for its end. */
  public Ran run(String... argv) {
    return start(argv).await(LIMIT);
  }

  /** Runs a command as a user, whose home is in /home. */
  public Ran as(String user, String... argv) {
    return startAs(user, argv).await(LIMIT);
  }

  /** Runs a script with bash as root. */
  public Ran sh(String script) {
    return run("bash", "-c", script);
  }

  /** Runs a script with bash as a user. */
  public Ran sh(String user, String script) {
    return as(user, "bash", "-c", script);
  }

  /** Starts a command as root and does not wait. */
  public Background start(String... argv) {
    return Background.start(entering(argv), "");
  }

  /** Starts a command as a user and does not wait. */
  public Background startAs(String user, String... argv) {
    var whole = Stream.of("runuser", "-u", user, "--", "env", "HOME=/home/" + user);
    return start(Stream.concat(whole, Stream.of(argv)).toArray(String[]::new));
  }

  private List<String> entering(String... argv) {
    var all = new ArrayList<>(List.of("nsenter", "-t", String.valueOf(leader), "-a", "--"));
    all.addAll(List.of(argv));
    return all;
  }

  /** Writes a file as root, in place, with its owner kept if it was there. */
  public void write(String path, String text, String mode) {
    var script = "mkdir -p \"$(dirname \"$1\")\" && cat >\"$1\" && chmod \"$2\" \"$1\"";
    Background.start(entering("sh", "-c", script, "sh", path, mode), text).await(LIMIT).text();
  }

  public String read(String path) {
    var ran = run("cat", path);
    ran.text();
    return ran.out();
  }

  /** Asks with curl, with a limit of 5 seconds; empty when there was no answer. */
  public Optional<Answer> get(String url) {
    var ran = run("curl", "-s", "-m", "5", "-w", "\n%{http_code}", url);
    return ran.ok() ? Optional.of(Answer.of(ran.out())) : Optional.empty();
  }

  /** The guest's process 1 as this machine sees it, for a network or a namespace of its own. */
  public long leader() {
    return leader;
  }

  @Override
  public void close() {
    try { // the keeper pulls the plug
      keeper.getOutputStream().close();
      if (!keeper.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the guest would not go");
      }
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Path resource(String name) {
    return Path.of("src/test/resources", name).toAbsolutePath();
  }
}
