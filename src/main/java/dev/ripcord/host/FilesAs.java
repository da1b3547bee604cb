package dev.ripcord.host;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of a host as another user sees them, such as root by way of {@code sudo -n}: with
 * commands of that user, where {@link Host#files} has only our own rights.
 */
public final class FilesAs implements HostFiles {
  private static final int LIMIT = 90 << 20; // of base64, for the 64 MiB that a file may have

  private final Host host;
  private final String user;

  FilesAs(Host host, String user) {
    this.host = host;
    this.user = user;
  }

  /** The host's own files when no user is named, or the one that we are. */
  public static HostFiles of(Host host, Optional<String> user) {
    return user.filter(each -> !each.equals(host.look(Command.of("id", "-un")).stdout().strip()))
        .<HostFiles>map(each -> new FilesAs(host, each))
        .orElseGet(host::files);
  }

  @Override
  public Optional<FileContent> read(Path file) {
    var stat = ask("stat", "-L", "-c", "%F|%U:%G|0%a", "--", file.toString());
    if (!stat.ok()) {
      if (exists(file)) {
        throw failed("read " + file, stat);
      }
      return Optional.empty();
    }
    var told = stat.stdout().strip().split("\\|", -1);
    if (!told[0].startsWith("regular")) {
      throw new HostException(
          "cannot read " + file + " on " + host.name() + ": it is no plain file");
    }
    var encoded = run("read " + file, List.of("base64", "-w0", "--", file.toString()));
    return Optional.of(
        new FileContent(Base64.getMimeDecoder().decode(encoded.stdout()), told[1], told[2]));
  }

  @Override
  public void replace(Path file, FileContent content) {
    var owner = content.owner().split(":", 2);
    put(
        file,
        content.bytes(),
        List.of("-o", owner[0], "-g", owner[owner.length - 1], "-m", content.mode()));
  }

  @Override
  public void replace(Path file, byte[] bytes) {
    var found = read(file);
    if (found.isPresent()) {
      replace(file, new FileContent(bytes, found.get().owner(), found.get().mode()));
    } else {
      put(file, bytes, List.of("-m", "0644"));
    }
  }

  @Override
  public void writePrivate(Path file, byte[] bytes) {
    run("make its folder", List.of("mkdir", "-p", "-m", "0700", "--", parent(file)));
    put(file, bytes, List.of("-m", "0600"));
  }

  /** Stages the bytes where only we can read them, and lets the user take them from there. */
  private void put(Path file, byte[] bytes, List<String> attributes) {
    var staged = host.keep("staged").resolve(UUID.randomUUID().toString());
    var real = run("find " + file, List.of("readlink", "-m", "-n", "--", file.toString()));
    var target = Path.of(real.stdout());
    if (!exists(Path.of(parent(target)))) {
      throw new HostException("cannot write " + file + ": " + parent(target) + " is not there");
    }
    var beside = beside(target);
    host.files().writePrivate(staged, bytes);
    try {
      var install = Stream.concat(Stream.of("install"), attributes.stream());
      var places = Stream.of("-T", "--", staged.toString(), beside.toString());
      run("write " + file, Stream.concat(install, places).toList());
      run("flush " + file, List.of("sync", "--", beside.toString()));
      run("replace " + file, List.of("mv", "-fT", "--", beside.toString(), target.toString()));
    } catch (HostException e) {
      ask("rm", "-f", "--", beside.toString());
      throw e;
    } finally {
      host.files().delete(staged);
    }
    ask("sync", "--", parent(target));
  }

  @Override
  public void link(Path link, Path target) {
    if (exists(link) && linkTarget(link).isEmpty()) {
      throw new HostException("cannot point " + link + ": it is there, and it is no link");
    }
    var beside = beside(link).toString();
    run("link " + link, List.of("ln", "-s", "--", target.toString(), beside));
    try {
      run("link " + link, List.of("mv", "-fT", "--", beside, link.toString()));
    } catch (HostException e) {
      ask("rm", "-f", "--", beside);
      throw e;
    }
  }

  @Override
  public Optional<Path> linkTarget(Path link) {
    return switch (ask("readlink", "-n", "--", link.toString())) {
      case CommandResult.Exited(int status, var output) when status <= 1 ->
          status == 0 ? Optional.of(Path.of(output.stdout())) : Optional.empty();
      case CommandResult other -> throw failed("read " + link, other);
    };
  }

  @Override
  public boolean exists(Path path) {
    return switch (ask("test", "-e", path.toString(), "-o", "-L", path.toString())) {
      case CommandResult.Exited(int status, _) when status <= 1 -> status == 0;
      case CommandResult other -> throw failed("see " + path, other);
    };
  }

  @Override
  public List<String> list(Path folder) {
    var at = folder + "/."; // also where the folder is a link
    if (!ask("test", "-d", at).ok()) {
      return List.of();
    }
    var found =
        run(
            "list " + folder,
            List.of("find", at, "-mindepth", "1", "-maxdepth", "1", "-printf", "%f\\0"));
    return Stream.of(found.stdout().split("\0", -1))
        .filter(each -> !each.isEmpty())
        .sorted()
        .toList();
  }

  @Override
  public void delete(Path file) {
    run("delete " + file, List.of("rm", "-f", "--", file.toString()));
  }

  private CommandResult ask(String... argv) {
    return ask(List.of(argv));
  }

  /** These change nothing, or one file in one move: there is nothing to find after a crash. */
  private CommandResult ask(List<String> argv) {
    var plain = Command.of(argv).as(Optional.of(user));
    return host.look(
        new Command(
            plain.argv(),
            plain.directory(),
            plain.environment(),
            plain.as(),
            plain.timeout(),
            LIMIT));
  }

  private CommandResult run(String what, List<String> argv) {
    var result = ask(argv);
    if (!result.ok()) {
      throw failed(what, result);
    }
    return result;
  }

  private HostException failed(String what, CommandResult result) {
    return new HostException(
        host.name() + ": cannot " + what + " as " + user + ": " + result.said());
  }

  private static Path beside(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  private static String parent(Path file) {
    return String.valueOf(file.toAbsolutePath().getParent());
  }
}
