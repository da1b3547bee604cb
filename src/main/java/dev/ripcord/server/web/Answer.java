package dev.ripcord.server.web;

import java.util.Map;

/** What is answered to a request; headers beside the usual ones. */
record Answer(int status, String type, String body, Map<String, String> headers) {
  private static final String PLAIN = "text/plain; charset=utf-8";

  static Answer said(int status, String line) {
    return new Answer(status, PLAIN, line + "\n", Map.of());
  }

  static Answer of(String type, String body) {
    return new Answer(200, type, body, Map.of());
  }

  Answer with(String name, String value) {
    return new Answer(status, type, body, Map.of(name, value));
  }
}
