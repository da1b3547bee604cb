package dev.ripcord.step;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * HMAC-SHA256 (RFC 2104), from the JDK's SHA-256. Who asks the JDK for a {@code Mac} has every
 * security provider made first, with all its elliptic curves, which takes longer than a step.
 */
final class KeyedHash {
  private static final int BLOCK = 64;
  private static final int INNER = 0x36;
  private static final int OUTER = 0x5c;

  private KeyedHash() {}

  /** The hash of a content under a key that is no longer than a block. */
  static byte[] of(byte[] key, byte[] content) {
    if (key.length > BLOCK) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes is too long");
    }
    return sha256(padded(key, OUTER), sha256(padded(key, INNER), content));
  }

  private static byte[] padded(byte[] key, int pad) {
    var block = new byte[BLOCK];
    for (var i = 0; i < BLOCK; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    return block;
  }

  private static byte[] sha256(byte[] first, byte[] second) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
