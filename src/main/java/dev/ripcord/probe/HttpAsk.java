package dev.ripcord.probe;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param headers in their order; may hold secrets, and so does {@code body}
 * @param timeout for everything, from the name to the last byte, redirects included
 * @param follow how many redirects are followed; with none, a 302 is a 302
 * @param bodyLimit bytes kept of the answer's body
 */
@SuppressWarnings("ArrayRecordComponent") // content is handed on, never compared
public record HttpAsk(
    WebAddress address,
    String method,
    Map<String, String> headers,
    Optional<byte[]> body,
    Duration timeout,
    int follow,
    Trust trust,
    int bodyLimit) {

  public HttpAsk {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    headers.forEach((name, value) -> {
      if (value.chars().anyMatch(each -> (each < ' ' && each != '\t') || each == 127)) {
        throw new IllegalArgumentException("header '" + name + "' holds a line break or the like");
      }
    });
  }

  /** A plain GET. */
  public static HttpAsk get(WebAddress address, Duration timeout) {
    return new HttpAsk(
        address,
        "GET",
        Map.of(),
        Optional.empty(),
        timeout,
        0,
        new Trust.Public(),
        HttpProbe.BODY_LIMIT);
  }

  /** The same, keeping so much of the body. */
  public HttpAsk keeping(int limit) {
    return new HttpAsk(address, method, headers, body, timeout, follow, trust, limit);
  }

  /**
   * The request that follows a redirect: on another origin without headers, which may hold secrets.
   */
  HttpAsk redirected(WebAddress to, int status) {
    var same = address.sameOrigin(to);
    var again = status == 307 || status == 308 || method.equals("HEAD");
    return new HttpAsk(
        to,
        again ? method : "GET",
        same ? headers : Map.of(),
        again && same ? body : Optional.empty(),
        timeout,
        follow - 1,
        trust,
        bodyLimit);
  }

  /** No part of the request shows in texts, since it may hold secrets. */
  @Override
  public String toString() {
    return method + " " + address;
  }
}
