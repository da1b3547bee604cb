package dev.ripcord.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files in memory: whole contents by path, and links beside them; folders are not kept. */
public final class ScriptedFiles implements HostFiles {
  private final Map<Path, FileContent> contents = new TreeMap<>();
  private final Map<Path, Path> links = new TreeMap<>();

  @Override
  public Optional<FileContent> read(Path file) {
    return Optional.ofNullable(contents.get(real(file)));
  }

  @Override
  public void replace(Path file, FileContent content) {
    contents.put(real(file), content);
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
    replace(file, new FileContent(bytes, "root:root", "0600"));
  }

  @Override
  public void link(Path link, Path target) {
    links.put(link, target);
  }

  @Override
  public Optional<Path> linkTarget(Path link) {
    return Optional.ofNullable(links.get(link));
  }

  @Override
  public boolean exists(Path path) {
    return links.containsKey(path)
        || contents.keySet().stream().anyMatch(each -> each.startsWith(real(path)));
  }

  @Override
  public List<String> list(Path folder) {
    var below = real(folder);
    return java.util.stream.Stream.concat(contents.keySet().stream(), links.keySet().stream())
        .filter(each -> each.startsWith(below) && !each.equals(below))
        .map(each -> below.relativize(each).getName(0).toString())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void delete(Path file) {
    contents.remove(file);
    links.remove(file);
  }

  private Path real(Path path) {
    return Optional.ofNullable(links.get(path))
        .map(each -> real(path.resolveSibling(each).normalize()))
        .orElse(path);
  }
}
