package dev.ripcord.target.frontend;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Checks;
import dev.ripcord.check.Sight;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Host;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.step.Look;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A small front end in a temporary folder: sources, a build and a deployment by shell scripts, and
 * a server for what is deployed.
 */
final class Site implements AutoCloseable {
  /**
   * Builds as Vite does: values of .env go into a script whose name has the hash of its content.
   */
  static final String BUILD =
      """
      set -e
      echo built >> ../count
      . ./.env
      rm -rf dist && mkdir -p dist/assets
      printf 'const env = {VITE_USE_ANT_MEDIA:"%s"}' "$VITE_USE_ANT_MEDIA$EXTRA" > main.tmp
      name=index-$(sha256sum main.tmp | cut -c1-8).js
      mv main.tmp dist/assets/$name
      echo "<script type=module src=/assets/$name></script>" > dist/index.html
      """;

  static final String DEPLOY = "set -e; echo deployed >> ../count; cp -r dist/. ../www/";

  private final Path root;
  private final LoopbackServer server;

  Site(Path root) {
    this.root = root;
    this.server =
        LoopbackServer.that((socket, request) -> {
          var path = request.split(" ", 3)[1];
          var file = root.resolve("www" + (path.equals("/") ? "/index.html" : path));
          var found = Files.isRegularFile(file);
          LoopbackServer.send(
              socket,
              LoopbackServer.response(found ? 200 : 404, found ? Files.readString(file) : ""));
        });
    try {
      Files.createDirectories(root.resolve("www"));
      Files.createDirectories(root.resolve("src"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write("src/.env", "VITE_USE_ANT_MEDIA=true");
    write("src/build.sh", BUILD);
    write("src/deploy.sh", DEPLOY);
  }

  void write(String path, String text) {
    try {
      Files.writeString(root.resolve(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which value the page's script has that is served. */
  String flag() {
    var page = read("www/index.html");
    var script = page.substring(page.indexOf("/assets"), page.indexOf(".js") + 3);
    return read("www" + script).replaceAll(".*:\"(.*)\".*", "$1");
  }

  /** How often it was built and deployed, as the outside counts. */
  String count() {
    return Files.exists(root.resolve("count")) ? read("count").replace('\n', ' ').strip() : "";
  }

  /** The step with its usual configuration and more. */
  FrontEndStep step(String more) {
    return (FrontEndStep) any("front-end", yaml(more));
  }

  private String yaml(String more) {
    var build = more.contains("build:") ? "" : "build: [sh, build.sh], ";
    var deploy =
        more.contains("deploy:") || more.contains("rsync-to:") ? "" : "deploy: [sh, deploy.sh], ";
    var proof = more.contains("url:") ? "" : "url: '" + server.url("/") + "', ";
    var served = more.contains("served:") ? "" : "served: '" + root.resolve("www") + "', ";
    return "{ folder: '"
        + root.resolve("src")
        + "', "
        + build
        + deploy
        + proof
        + served
        + more
        + " }";
  }

  static Step any(String kind, String yaml) {
    return shape(kind).readOrThrow(YamlReader.read(yaml, "test"));
  }

  static Step of(Configured configured) {
    return shape(configured.kind()).readOrThrow(configured.config());
  }

  private static Shape<? extends Step> shape(String kind) {
    return Optional.<Shape<? extends Step>>ofNullable(
            Kinds.of(List.of(new FrontEndDriver())).steps().get(kind))
        .orElseThrow();
  }

  Host host() {
    return Checks.local(root.resolve("ripcord"));
  }

  Sight sight() {
    return Checks.sight(host(), Instant.EPOCH);
  }

  Stage stage(int attempt) {
    var act = new ActId("run-1", "3", attempt, "act");
    return new Stage(sight(), act, Duration.ofSeconds(60));
  }

  Look look(Step step) {
    return step.look(sight());
  }

  String url() {
    return server.url("/");
  }

  Path root() {
    return root;
  }

  @Override
  public void close() {
    server.close();
  }
}
