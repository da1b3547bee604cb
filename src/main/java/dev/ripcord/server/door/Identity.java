package dev.ripcord.server.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one daemon of a machine from another.
 *
 * @param catalog where that is
 * @param hash of its text
 * @param journal where that is, without a password
 */
public record Identity(String catalog, String hash, String journal) {
  private static final int LENGTH = 16;

  /** The name of its socket: the text of a catalog may change, and it is still the same one. */
  String name() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var both = (catalog + "\0" + journal).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(both)).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
