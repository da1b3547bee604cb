package dev.ripcord.real;

import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostException;
import dev.ripcord.host.HostFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a guest, read and written by its own commands; texts only. */
record GuestFiles(Guest guest) implements HostFiles {

  @Override
  public Optional<FileContent> read(Path file) {
    if (!guest.run("test", "-e", file.toString()).ok()) {
      return Optional.empty();
    }
    var about = told("stat", "-L", "-c", "%U:%G 0%a", file.toString()).split(" ", -1);
    var text = guest.read(file.toString());
    return Optional.of(new FileContent(text.getBytes(StandardCharsets.UTF_8), about[0], about[1]));
  }

  @Override
  public void replace(Path file, FileContent content) {
    guest.write(file + ".new", content.text(), content.mode());
    told("chown", content.owner(), file + ".new");
    var real = told("readlink", "-m", file.toString());
    told("mv", "-T", file + ".new", real);
  }

  @Override
  public void replace(Path file, byte[] bytes) {
    var before = read(file);
    replace(
        file,
        new FileContent(
            bytes,
            before.map(FileContent::owner).orElse("root:root"),
            before.map(FileContent::mode).orElse("0644")));
  }

  @Override
  public void writePrivate(Path file, byte[] bytes) {
    guest.write(file.toString(), new String(bytes, StandardCharsets.UTF_8), "600");
  }

  @Override
  public void link(Path link, Path target) {
    told("ln", "-sfnT", target.toString(), link + ".new");
    told("mv", "-T", link + ".new", link.toString());
  }

  @Override
  public Optional<Path> linkTarget(Path link) {
    var ran = guest.run("readlink", link.toString());
    return ran.ok() ? Optional.of(Path.of(ran.text())) : Optional.empty();
  }

  @Override
  public boolean exists(Path path) {
    return guest.run("test", "-e", path.toString()).ok();
  }

  @Override
  public List<String> list(Path folder) {
    var ran = guest.run("ls", "-1A", folder.toString());
    return ran.ok() ? ran.out().lines().sorted().toList() : List.of();
  }

  @Override
  public void delete(Path file) {
    told("rm", "-f", file.toString());
  }

  private String told(String... argv) {
    var ran = guest.run(argv);
    if (!ran.ok()) {
      throw new HostException("guest: " + String.join(" ", argv) + ": " + ran.err().strip());
    }
    return ran.text();
  }
}
