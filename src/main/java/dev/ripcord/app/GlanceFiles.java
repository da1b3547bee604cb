package dev.ripcord.app;

import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of a {@link Glance}: a link that was looked at is not asked for again. */
final class GlanceFiles implements HostFiles {
  private final HostFiles files;
  private final Map<Path, LinkSeen> links = new ConcurrentHashMap<>();

  GlanceFiles(HostFiles files) {
    this.files = files;
  }

  @Override
  public LinkSeen linkSeen(Path link) {
    return links.computeIfAbsent(link, files::linkSeen);
  }

  @Override
  public Optional<Path> linkTarget(Path link) {
    return files.linkTarget(link);
  }

  @Override
  public boolean exists(Path path) {
    return files.exists(path);
  }

  @Override
  public Optional<FileContent> read(Path file) {
    return files.read(file);
  }

  @Override
  public List<String> list(Path folder) {
    return files.list(folder);
  }

  @Override
  public void replace(Path file, FileContent content) {
    throw changes(file);
  }

  @Override
  public void replace(Path file, byte[] bytes) {
    throw changes(file);
  }

  @Override
  public void writePrivate(Path file, byte[] bytes) {
    throw changes(file);
  }

  @Override
  public void link(Path link, Path target) {
    throw changes(link);
  }

  @Override
  public void delete(Path file) {
    throw changes(file);
  }

  private static IllegalStateException changes(Path file) {
    return new IllegalStateException("whoever only looks does not change " + file);
  }
}
