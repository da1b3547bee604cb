package dev.ripcord.app;

import dev.ripcord.export.Script;
import dev.ripcord.host.Command;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.FilesAs;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.host.HostFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where scripts lie on the hosts for which they were made.
 *
 * @param as the user who may write there
 */
public record ScriptPlaces(Path folder, String as) {

  /** The file of a script. */
  public Path file(Script script) {
    return folder.resolve(script.name());
  }

  /** What lies there now; empty where there is nothing. */
  Optional<String> read(Host host, Script script) {
    return files(host).read(file(script)).map(FileContent::text);
  }

  /** Puts it there in one move, so that who runs it has the old one or the new. */
  void write(Host host, Script script) {
    var make = Command.of("mkdir", "-p", "-m", "0755", "--", folder.toString());
    var made = host.look(make.as(Optional.of(as)));
    if (!made.ok()) {
      throw new HostException(folder + " cannot be made on " + host.name() + ": " + made.said());
    }
    var bytes = script.text().getBytes(StandardCharsets.UTF_8);
    var files = files(host);
    var file = file(script);
    if (!files.exists(file)) {
      files.writePrivate(file, bytes);
    }
    var owner = files.read(file).map(FileContent::owner).orElseThrow();
    files.replace(file, new FileContent(bytes, owner, script.runs() ? "0755" : "0644"));
  }

  private HostFiles files(Host host) {
    return FilesAs.of(host, Optional.of(as));
  }
}
