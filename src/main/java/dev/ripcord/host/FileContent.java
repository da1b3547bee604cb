package dev.ripcord.host;

import java.nio.charset.StandardCharsets;

/**
 * A file as it was read.
 *
 * @param bytes all of it
 * @param owner user and group, as {@code user:group}
 * @param mode permission bits in octal, such as {@code 0640}
 */
@SuppressWarnings("ArrayRecordComponent") // content is handed on, never compared by record equality
public record FileContent(byte[] bytes, String owner, String mode) {

  /** The bytes as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
