package dev.ripcord.step;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What would change in a text, as hunks of a unified diff with the secrets hidden. */
public final class Hunks {
  private static final int CONTEXT = 3;
  private static final int LINES = 400;

  private Hunks() {}

  /** The hunks; nothing when the two are alike, and sizes alone when one is no text. */
  public static List<String> of(String name, byte[] before, byte[] after) {
    if (binary(before) || binary(after)) {
      return java.util.Arrays.equals(before, after)
          ? List.of()
          : List.of(name + ": " + before.length + " bytes -> " + after.length + " bytes");
    }
    var from = lines(before);
    var hunks =
        UnifiedDiffUtils.generateUnifiedDiff(
            name, name, from, DiffUtils.diff(from, lines(after)), CONTEXT);
    return hunks.stream().limit(LINES).map(Masking::line).toList();
  }

  private static List<String> lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private static boolean binary(byte[] bytes) {
    for (var each : bytes) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }
}
