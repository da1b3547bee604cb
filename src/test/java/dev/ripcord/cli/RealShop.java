package dev.ripcord.cli;

import dev.ripcord.app.demo.DemoService;
import dev.ripcord.app.demo.FreePort;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Eventually;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shop of {@code docs/commands.md}: a web server that runs, its releases, a journal in a file.
 * Somebody types at a prompt in its folder.
 */
final class RealShop implements AutoCloseable {
  private static final String FOLDER = "/srv/shop";
  private static final String PORT = "8080";
  private static final int COLUMNS = 100;

  private final Path folder;
  private final int port;
  private int code;

  private RealShop(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** A shop of which nothing is deployed yet. */
  static RealShop in(Path folder, String catalog) throws IOException {
    var shop = new RealShop(folder, FreePort.find());
    Files.writeString(folder.resolve("ripcord.yaml"), shop.real(catalog));
    Files.writeString(folder.resolve("shopctl"), shop.control());
    return shop;
  }

  /** What is printed after a line that somebody types, as a terminal shows it in the end. */
  String type(String line) throws IOException, InterruptedException {
    if (line.equals("echo $?")) {
      return code + "\n";
    }
    return shown(line.startsWith("ripcord") ? ripcord(line) : script(line));
  }

  private String ripcord(String line) {
    var out = new ByteArrayOutputStream();
    var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    var world =
        new World(
            printed,
            printed,
            new ByteArrayInputStream(new byte[0]),
            new Terminal(true, false, COLUMNS),
            name -> Optional.ofNullable(Map.of("SUDO_USER", "anna", "NO_COLOR", "1").get(name)),
            Clock.system(),
            ZoneOffset.UTC,
            _ -> RealProcess.open(folder),
            _ -> Desk.attended(List.of()),
            (_, _) -> () -> {},
            _ -> {});
    var words = Stream.of("--catalog", folder.resolve("ripcord.yaml").toString());
    var typed = line.equals("ripcord") ? Stream.<String>of() : Stream.of(Words.of(line));
    code = new Cli(world).run(Stream.concat(words, typed).toArray(String[]::new));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** {@code ./shopctl deploy 2.0 500 "cannot read the articles"}. */
  private String script(String line) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    code = process.waitFor();
    var version = Files.readSymbolicLink(folder.resolve("current")).getFileName().toString();
    Eventually.holds(() -> "the shop answers as " + version, () -> answer().contains(version));
    return out;
  }

  private String answer() {
    try (var client = HttpClient.newHttpClient()) {
      var ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/version")).build();
      return client.send(ask, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e.toString();
    }
  }

  private String control() {
    return """
    #!/bin/sh
    # shopctl deploy VERSION STATUS SAYS | start | stop | restart
    folder=%s
    stop() {
      [ -s "$folder/shop.pid" ] || return 0
      read -r pid <"$folder/shop.pid"
      kill "$pid" 2>/dev/null
      while [ -e "/proc/$pid/exe" ]; do sleep 0.05; done
      : >"$folder/shop.pid"
    }
    start() {
      %s -Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp %s %s "$folder/current" %d %d \\
        >>"$folder/shop.log" 2>&1 </dev/null &
      echo "$!" >"$folder/shop.pid"
      echo "shop $(readlink "$folder/current") starts" >>"$folder/shop.log"
    }
    deploy() {
      mkdir -p "$folder/releases/$1"
      printf 'version=%%s\\nstatus=%%s\\nsays=%%s\\n' "$@" >"$folder/releases/$1/shop.properties"
      ln -sfn "releases/$1" "$folder/current"
      stop
      start
    }
    case $1 in
      deploy) shift; deploy "$@" ;;
      start) start ;;
      stop) stop ;;
      restart) stop; start ;;
    esac
    """
        .formatted(
            folder,
            Path.of(System.getProperty("java.home"), "bin", "java"),
            classes(),
            DemoService.class.getName(),
            port,
            ProcessHandle.current().pid());
  }

  private static Path classes() {
    try {
      return Path.of(DemoService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private String real(String text) {
    return text.replace(FOLDER, folder.toString()).replace(PORT, String.valueOf(port));
  }

  /**
   * A line that was overwritten is gone, and folder, port and people have the names of the page.
   */
  private String shown(String text) {
    return text.replaceAll("(?m)^.*\r", "")
        .replace("\u001b[K", "")
        .replace(folder.toString(), FOLDER)
        .replaceAll("\\b" + port + "\\b", PORT)
        .replaceAll("anna@[A-Za-z0-9._-]+", "anna@web1")
        .replaceAll("(?!anna)\\b[a-z-]+@[A-Za-z0-9._-]+", "root@web1")
        .replaceAll("(?m)[ ]+$", "");
  }

  @Override
  public void close() throws IOException {
    new ProcessBuilder("sh", folder.resolve("shopctl").toString(), "stop").start().onExit().join();
  }
}
