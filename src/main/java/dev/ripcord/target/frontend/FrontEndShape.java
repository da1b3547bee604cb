package dev.ripcord.target.frontend;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.Invocation;
import dev.ripcord.probe.WebAddress;
import dev.ripcord.step.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The table of the step {@code front-end}. */
final class FrontEndShape {
  private static final List<String> NPM_DEPLOY = List.of("npm", "run", "deploy");

  private static final Field<Path> FOLDER =
      Field.required("folder", absolute(), "the folder of its sources");
  private static final Field<List<String>> BUILD =
      Field.or(
          "build",
          Invocation.argvShape(),
          List.of("npm", "run", "build"),
          "the command that builds");
  private static final Field<String> OUTPUT =
      Field.or(
          "output",
          Shapes.text("a folder below, such as dist", "(?!/)(?!.*\\.\\.)[^\\s]+"),
          "dist",
          "the folder with what is built, below 'folder'");
  private static final Field<Optional<List<String>>> DEPLOY =
      Field.optional(
          "deploy",
          Invocation.argvShape(),
          "the command that deploys; npm run deploy when neither is said");
  private static final Field<Optional<String>> RSYNC_TO =
      Field.optional(
          "rsync-to",
          Shapes.text(),
          "instead of 'deploy': where rsync puts the built files, a folder or user@host:folder");
  private static final Field<Optional<Path>> SERVED =
      Field.optional(
          "served",
          absolute(),
          "the folder that is served, where it is on this host; it is kept, and put back by undo");
  private static final Field<Optional<String>> URL =
      Field.optional(
          "url", url(), "the page; it and its scripts and styles must be the ones that were built");

  private FrontEndShape() {}

  static Shape<Step> shape() {
    return Shapes.object(
        "Builds and deploys a front end, and proves by hash that it is the one served.",
        FrontEndShape::step,
        FOLDER,
        BUILD,
        OUTPUT,
        DEPLOY,
        RSYNC_TO,
        SERVED,
        URL,
        Invocation.ENVIRONMENT,
        Invocation.AS);
  }

  static Shape<Path> absolute() {
    return Shapes.text("an absolute path", "(?:/|\\$\\{release\\.).*").map(Path::of);
  }

  static Shape<String> url() {
    return Shapes.text()
        .map(text -> {
          if (Secrets.in(text)) {
            throw new IllegalArgumentException("a secret does not belong into an address");
          }
          if (!text.contains("${")) {
            var _ = WebAddress.parse(text);
          }
          return text;
        });
  }

  private static Step step(Values values) {
    var deploy = values.get(DEPLOY);
    var to = values.get(RSYNC_TO);
    if (deploy.isPresent() && to.isPresent()) {
      throw new IllegalArgumentException("say either 'deploy' (a command) or 'rsync-to' (a place)");
    }
    var output = values.get(FOLDER).resolve(values.get(OUTPUT));
    var served = values.get(SERVED).or(() -> to.filter(each -> each.startsWith("/")).map(Path::of));
    if (served.isEmpty() && values.get(URL).isEmpty()) {
      throw new IllegalArgumentException(
          "say 'served' or 'url' or both: else nobody can see what is served");
    }
    return new FrontEndStep(
        new FrontEnd(
            values.get(FOLDER),
            values.get(BUILD),
            values.get(OUTPUT),
            to.map(each -> rsync(output, each)).or(() -> deploy).orElse(NPM_DEPLOY),
            served,
            values.get(URL),
            values.get(Invocation.ENVIRONMENT),
            values.get(Invocation.AS)));
  }

  /**
   * By checksum, since a file of the same size and time may be another; what was there before
   * stays, since browsers with the old page still ask for it.
   */
  private static List<String> rsync(Path output, String to) {
    var into = to.endsWith("/") ? to : to + "/";
    return List.of("rsync", "-a", "--checksum", "--delay-updates", output + "/", into);
  }
}
