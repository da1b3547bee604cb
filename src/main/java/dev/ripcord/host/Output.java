package dev.ripcord.host;

import java.util.function.UnaryOperator;

/**
 * What a command printed, each stream up to the command's limit.
 *
 * @param truncated whether more was printed than was kept
 */
public record Output(String stdout, String stderr, boolean truncated) {
  private static final int LINE = 200;

  /** A text on stdout alone. */
  public static Output of(String stdout) {
    return new Output(stdout, "", false);
  }

  Output mapTexts(UnaryOperator<String> change) {
    return new Output(change.apply(stdout), change.apply(stderr), truncated);
  }

  /** The last line of stderr, or of stdout, led by ": ", or nothing. */
  String lastWords() {
    var from = stderr.isBlank() ? stdout : stderr;
    var last = from.strip().lines().reduce((_, line) -> line).orElse("");
    var cut = last.length() > LINE ? last.substring(0, LINE) + "..." : last;
    return cut.isEmpty() ? "" : ": " + cut;
  }
}
