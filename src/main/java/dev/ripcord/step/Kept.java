package dev.ripcord.step;

import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostException;
import dev.ripcord.host.HostFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A private copy of a file as it was before a step changed it; it stays on its host, mode 0600.
 *
 * <p>Beside it lie a random key, so that a hash of its content tells nothing to who has only the
 * journal, and a seal, which is written last: a copy without one was cut off by a crash.
 *
 * @param file where the copy is
 */
public record Kept(Path file) {
  private static final String ABSENT = "absent";
  private static final int KEY_BYTES = 32;

  /**
   * What was kept.
   *
   * @param content empty when there was no file
   */
  public record Before(Optional<FileContent> content) {}

  /** The copy that belongs to this step; {@code name} tells several of a step apart. */
  public static Kept of(Stage stage, String name) {
    return new Kept(stage.keep().resolve(name));
  }

  /** Keeps it; what was kept whole before stays as it is, so that a repeat keeps the first. */
  public void save(HostFiles files, Optional<FileContent> content) {
    if (before(files).isEmpty()) {
      content.ifPresent(each -> files.writePrivate(file, each.bytes()));
      files.writePrivate(seal(), bytes(content.map(each -> sealOf(files, each)).orElse(ABSENT)));
    }
  }

  /** What was kept, or nothing when there is no whole copy. */
  public Optional<Before> before(HostFiles files) {
    var seal = files.read(seal()).map(FileContent::text);
    if (seal.equals(Optional.of(ABSENT))) {
      return Optional.of(new Before(Optional.empty()));
    }
    return seal.flatMap(told ->
        files
            .read(file)
            .map(copy -> attributed(copy, told))
            .filter(copy -> sealOf(files, copy).equals(told))
            .map(copy -> new Before(Optional.of(copy))));
  }

  /** A hash under the key beside the copy, which may stand for the content in a journal. */
  public String hash(HostFiles files, byte[] content) {
    return HexFormat.of().formatHex(KeyedHash.of(key(files), content));
  }

  private byte[] key(HostFiles files) {
    var place = file.resolveSibling(file.getFileName() + ".key");
    var found =
        files.read(place).map(FileContent::text).filter(each -> each.length() == 2 * KEY_BYTES);
    if (found.isPresent()) {
      return HexFormat.of().parseHex(found.get());
    }
    var made = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(made);
    files.writePrivate(place, bytes(HexFormat.of().formatHex(made)));
    return made;
  }

  private Path seal() {
    return file.resolveSibling(file.getFileName() + ".seal");
  }

  private String sealOf(HostFiles files, FileContent content) {
    return content.owner() + " " + content.mode() + " " + hash(files, content.bytes());
  }

  private static FileContent attributed(FileContent copy, String seal) {
    var parts = seal.split(" ", 3);
    if (parts.length != 3) {
      throw new HostException("the seal of a kept copy cannot be read: '" + seal + "'");
    }
    return new FileContent(copy.bytes(), parts[0], parts[1]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
