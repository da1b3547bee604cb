package dev.ripcord.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files of one host. Every failure but absence is a {@link HostException}. */
public interface HostFiles {

  /** A whole file of at most 64 MiB, following links; empty where there is none. */
  Optional<FileContent> read(Path file);

  /**
   * Puts new content in the place of a file: written beside it, flushed, given the owner and mode
   * of {@code content}, and renamed over it, so that a reader sees the old or the new and a full
   * disk leaves the old. A link is followed: what it points to is replaced.
   */
  void replace(Path file, FileContent content);

  /** As {@link #replace}, keeping the owner and mode that the file has; new files get 0644. */
  void replace(Path file, byte[] bytes);

  /** Creates the file with mode 0600 for what may hold a secret; folders are made as needed. */
  void writePrivate(Path file, byte[] bytes);

  /** Points a symbolic link at a target in one move, whether it existed or not. */
  void link(Path link, Path target);

  /** Where a symbolic link points, as it is written; empty where there is no link. */
  Optional<Path> linkTarget(Path link);

  /**
   * A link as it is.
   *
   * @param target as it is written; empty where there is no link
   * @param there whether anything is where it points, or, where there is no link, in its place
   */
  record LinkSeen(Optional<Path> target, boolean there) {}

  /** {@link #linkTarget} and {@link #exists} of what it points at; one message to a far host. */
  default LinkSeen linkSeen(Path link) {
    var target = linkTarget(link);
    return new LinkSeen(target, exists(target.map(link::resolveSibling).orElse(link)));
  }

  /** Whether there is anything at this path. */
  boolean exists(Path path);

  /** The names in a folder, sorted; empty where there is no folder. */
  List<String> list(Path folder);

  /** Removes a file or a link, or nothing where there is none. */
  void delete(Path file);
}
