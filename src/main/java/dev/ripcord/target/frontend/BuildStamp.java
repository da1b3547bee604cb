package dev.ripcord.target.frontend;

import dev.ripcord.check.FileHashes;
import dev.ripcord.host.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was last built from what: a private note on the host, since it rests on files that may hold
 * secrets.
 *
 * @param result how it ended: {@code built} or {@code failed}
 * @param inputs the hash of all that went in, or what went wrong
 * @param output the hash of what came out
 */
record BuildStamp(String result, String inputs, String output) {
  private static final String FOLDER = "steps";

  static BuildStamp built(String inputs, String output) {
    return new BuildStamp("built", inputs, output);
  }

  static BuildStamp failed(String why) {
    return new BuildStamp("failed", why.replace('\n', ' '), "");
  }

  boolean isBuilt() {
    return result.equals("built");
  }

  void write(Host host, Path folder) {
    var text = String.join("\n", List.of(result, inputs, output));
    host.files().writePrivate(file(host, folder), text.getBytes(StandardCharsets.UTF_8));
  }

  static Optional<BuildStamp> read(Host host, Path folder) {
    return host.files()
        .read(file(host, folder))
        .map(each -> each.text().split("\n", -1))
        .filter(lines -> lines.length == 3)
        .map(lines -> new BuildStamp(lines[0], lines[1], lines[2]));
  }

  static void remove(Host host, Path folder) {
    host.files().delete(file(host, folder));
  }

  private static Path file(Host host, Path folder) {
    var name = FileHashes.hash(folder.toString().getBytes(StandardCharsets.UTF_8));
    return host.keep(FOLDER).resolve("front-end-" + name.substring(0, 16));
  }
}
