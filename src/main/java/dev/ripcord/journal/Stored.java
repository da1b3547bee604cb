package dev.ripcord.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An event as it lies in the database, in the chain of its run's events.
 *
 * @param version of the body's format
 * @param before the hash of the event before it, or nothing for the first
 */
record Stored(
    String run, int n, long at, String type, int version, String body, String before, String hash) {
  /** The format in which events are written now. */
  static final int VERSION = 1;

  /** Where the next event goes. */
  record End(int n, String hash) {
    static final End START = new End(0, "");
  }

  /** The event that follows on an end. */
  static Stored after(End end, String run, Instant at, String type, String body) {
    var open = new Stored(run, end.n() + 1, at.toEpochMilli(), type, VERSION, body, end.hash(), "");
    return new Stored(run, open.n, open.at, type, VERSION, body, open.before, open.computed());
  }

  End end() {
    return new End(n, hash);
  }

  Entry entry(Codec<Event> codec) {
    return new Entry(run, n, Instant.ofEpochMilli(at), codec.read(type, body), hash);
  }

  /** The hash that fits the content; no part before the body can hold a line's end. */
  String computed() {
    var content = String.join("\n", before, run, "" + n, "" + at, type, "" + version, body);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
