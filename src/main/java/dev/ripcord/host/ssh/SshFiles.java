package dev.ripcord.host.ssh;

import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a far host, with the rights that we have there; each call is one message. */
final class SshFiles implements HostFiles {
  private static final int LIMIT = 64 << 20;
  private static final int NAMES = 8 << 20;
  private static final Duration LARGE = Duration.ofMinutes(2);

  private final String name;
  private final Shell shell;

  SshFiles(String name, Shell shell) {
    this.name = name;
    this.shell = shell;
  }

  @Override
  public Optional<FileContent> read(Path file) {
    var answer = ask("read " + file, "content", file.toString(), String.valueOf(LIMIT));
    if (answer.is("absent")) {
      return Optional.empty();
    }
    var words = answer.words().split(" ", 3);
    return Optional.of(new FileContent(answer.out(), words[2], words[1]));
  }

  @Override
  public void replace(Path file, FileContent content) {
    write("replace " + file, file, content.bytes(), content.owner(), content.mode());
  }

  @Override
  public void replace(Path file, byte[] bytes) {
    write("replace " + file, file, bytes, "kept", "kept");
  }

  @Override
  public void writePrivate(Path file, byte[] bytes) {
    write("write " + file, file, bytes, "private", "0600");
  }

  @Override
  public void link(Path link, Path target) {
    var _ = ask("point " + link, "link", link.toString(), target.toString());
  }

  @Override
  public Optional<Path> linkTarget(Path link) {
    var answer = ask("read " + link, "target", link.toString());
    return answer.is("link") ? Optional.of(Path.of(answer.text())) : Optional.empty();
  }

  @Override
  public LinkSeen linkSeen(Path link) {
    var answer = ask("read " + link, "link_seen", link.toString());
    var target = answer.is("link") ? Optional.of(Path.of(answer.text())) : Optional.<Path>empty();
    return new LinkSeen(target, answer.rest().equals("there"));
  }

  @Override
  public boolean exists(Path path) {
    return ask("look at " + path, "exists", path.toString()).is("yes");
  }

  @Override
  public List<String> list(Path folder) {
    var names =
        new String(ask("list " + folder, "list", folder.toString()).out(), StandardCharsets.UTF_8);
    return Stream.of(names.split("\0", -1)).filter(each -> !each.isEmpty()).sorted().toList();
  }

  @Override
  public void delete(Path file) {
    var _ = ask("remove " + file, "delete", file.toString());
  }

  private void write(String what, Path file, byte[] bytes, String owner, String mode) {
    var words = new String[] {"write", file.toString(), String.valueOf(bytes.length), owner, mode};
    var _ = SshHost.told(name, what, () -> shell.files(Optional.of(bytes), NAMES, LARGE, words));
  }

  private Answer ask(String what, String... words) {
    return SshHost.told(name, what, () -> shell.files(Optional.empty(), LIMIT, LARGE, words));
  }
}
