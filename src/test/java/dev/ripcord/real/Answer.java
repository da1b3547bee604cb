package dev.ripcord.real;

/** What a server said: the status, and the body. */
public record Answer(int status, String body) {
  /** Reads a body with the status in a last line of its own. */
  static Answer of(String bodyAndStatus) {
    var end = bodyAndStatus.lastIndexOf('\n');
    return new Answer(
        Integer.parseInt(bodyAndStatus.substring(end + 1)), bodyAndStatus.substring(0, end));
  }
}
