package dev.ripcord.target.file;

/**
 * One {@code KEY=value} of an {@code .env} text, by where its parts stand.
 *
 * @param start of its first line
 * @param valueStart of the value, quotes included
 * @param valueEnd after the value
 * @param end after its last line, the line's end included
 * @param raw the value as it is written
 */
record Assignment(
    String key,
    boolean exported,
    int start,
    int valueStart,
    int valueEnd,
    int end,
    Quoting quoting,
    String raw) {

  /** The value as dotenv reads it. */
  String value() {
    return switch (quoting) {
      case NONE -> raw;
      case SINGLE, BACKTICK -> raw.substring(1, raw.length() - 1);
      case DOUBLE -> raw.substring(1, raw.length() - 1).replace("\\n", "\n").replace("\\r", "\r");
    };
  }
}
