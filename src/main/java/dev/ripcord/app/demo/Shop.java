package dev.ripcord.app.demo;

import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.HttpResult;
import dev.ripcord.probe.WebAddress;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/** The shop's folder: its releases, which one is current, and the script that controls it. */
final class Shop {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(30);

  private final Path folder;
  private final int port;
  private final long owner;

  /**
   * A shop.
   *
   * @param owner the process with which it ends; 0 for none
   */
  Shop(Path folder, int port, long owner) {
    this.folder = folder;
    this.port = port;
    this.owner = owner;
  }

  Path folder() {
    return folder;
  }

  Path control() {
    return folder.resolve("shopctl");
  }

  Path releases() {
    return folder.resolve("releases");
  }

  Path current() {
    return folder.resolve("current");
  }

  String address(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** Writes a release's files, as a deployment does; does not make it current. */
  void write(DemoService.Release release) throws IOException {
    var home = Files.createDirectories(releases().resolve(release.version()));
    Files.writeString(home.resolve(DemoService.Release.FILE), release.text());
  }

  /** Makes a release the current one, as a deployment does. */
  void activate(String version) throws IOException {
    var next = folder.resolve("current.next");
    Files.createSymbolicLink(next, Path.of("releases", version));
    Files.move(
        next,
        current(),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes the control script; it needs nothing but a shell and the Java that runs this. */
  void writeControl() throws IOException {
    Files.writeString(
        control(),
        """
        #!/bin/sh
        # shopctl start|stop|restart
        folder=%s
        stop() {
          [ -s "$folder/shop.pid" ] || return 0
          read -r pid <"$folder/shop.pid"
          kill "$pid" 2>/dev/null
          # a dead process whose parent does not care has no program any more, but can be signalled
          while [ -e "/proc/$pid/exe" ]; do sleep 0.05; done
          : >"$folder/shop.pid"
        }
        start() {
          %s -Xshare:auto -Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData \\
            -cp %s %s "$folder/current" %d %d >>"$folder/shop.log" 2>&1 </dev/null &
          echo "$!" >"$folder/shop.pid"
        }
        case $1 in
          start) start ;;
          stop) stop ;;
          restart) stop && start ;;
        esac
        """
            .formatted(
                quoted(folder),
                quoted(Path.of(System.getProperty("java.home"), "bin", "java")),
                quoted(classes()),
                DemoService.class.getName(),
                port,
                owner));
  }

  /** As a word of a shell. */
  static String quoted(Path path) {
    return quoted(path.toString());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * Our class path, whole; a class that comes from an AOT cache does not tell where it is from. The
   * launcher's goes by way of a folder that only this process has open.
   */
  private static String classes() throws IOException {
    var real = new ArrayList<String>();
    for (var each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      real.add(new File(each).getCanonicalPath());
    }
    return String.join(File.pathSeparator, real);
  }

  /** Restarts it as a deployment does, and waits until that release answers. */
  void restart(String version) throws IOException, InterruptedException {
    var script = new ProcessBuilder("sh", control().toString(), "restart");
    script.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    var process = script.redirectInput(Redirect.from(Path.of("/dev/null").toFile())).start();
    try {
      process.waitFor();
    } finally {
      process.destroy();
    }
    var clock = Clock.system();
    var deadline = Deadline.in(clock, PATIENCE);
    while (!ask("/version").contains(version)) {
      if (deadline.passed()) {
        throw new IOException("the shop does not start: " + page() + "; its log: " + log());
      }
      clock.sleep(PAUSE);
    }
  }

  /** What its page answers, as a person sees it: {@code 500 shop 2.0: cannot read the stock}. */
  String page() {
    return ask("/");
  }

  private String ask(String path) {
    var ask = HttpAsk.get(WebAddress.parse(address(path)), TIMEOUT);
    return switch (new HttpProbe(Clock.system()).look(ask)) {
      case HttpResult.Answered answered -> answered.status() + " " + answered.text().strip();
      case Failed failed -> failed.said();
    };
  }

  private String log() throws IOException {
    var log = folder.resolve("shop.log");
    return Files.exists(log) ? Files.readString(log).strip() : "no log";
  }
}
