package dev.ripcord.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A secret that must be found nowhere: not whole, not in part, not in another writing. */
record Canary(String name, String value) {
  private static final int PART = 8;

  /** The part or writing of it that a text holds. */
  Optional<String> in(String text) {
    return needles().stream().filter(text::contains).findFirst();
  }

  private List<String> needles() {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    var needles = new TreeSet<String>();
    value
        .lines()
        .filter(line -> !line.startsWith("-----"))
        .forEach(line -> {
          for (var i = 0; i + PART <= line.length(); i++) {
            needles.add(line.substring(i, i + PART));
          }
        });
    needles.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    needles.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    needles.add(sha256(bytes));
    return new ArrayList<>(needles);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
