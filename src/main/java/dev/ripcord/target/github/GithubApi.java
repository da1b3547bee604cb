package dev.ripcord.target.github;

import dev.ripcord.check.Reveal;
import dev.ripcord.check.Sight;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.HttpResult.Answered;
import dev.ripcord.probe.Trust;
import dev.ripcord.probe.WebAddress;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * GitHub's REST API, asked politely: each address at most every few seconds, with the ETag of the
 * last answer (an answer of 304 is not counted), and not at all before it said.
 */
final class GithubApi {
  static final Duration PACE = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String VERSION = "2022-11-28";
  private static final Jsonb JSON = Jsonb.builder().build();

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** The last answer of an address, and until when it is good enough. */
  private record Kept(Answer answer, Optional<String> etag, Instant until) {}

  /** What is there now, or was a moment ago. */
  Answer get(Sight sight, String token, String url) {
    var now = sight.clock().now();
    var last = Optional.ofNullable(kept.get(url));
    if (last.filter(each -> now.isBefore(each.until())).isPresent()) {
      return last.get().answer();
    }
    var etag = last.flatMap(Kept::etag);
    var headers = new LinkedHashMap<String, String>();
    etag.ifPresent(each -> headers.put("If-None-Match", each));
    var next = kept(sight, ask(sight, token, "GET", url, headers, Optional.empty()), last, now);
    kept.put(url, next);
    return next.answer();
  }

  private static Kept kept(Sight sight, Reply reply, Optional<Kept> last, Instant now) {
    var pause = now.plus(PACE);
    return switch (reply) {
      case Reply.Not(Answer answer) -> new Kept(answer, Optional.empty(), pause);
      case Reply.Came(Answered answered) when answered.status() == 304 && last.isPresent() ->
          new Kept(last.get().answer(), last.get().etag(), pause);
      case Reply.Came(Answered answered) -> {
        var until = Limits.until(answered, now).filter(each -> each.isAfter(pause)).orElse(pause);
        yield new Kept(Answers.of(answered, sight.secrets()), answered.header("etag"), until);
      }
    };
  }

  /** Asks for a change, once. */
  Answer post(Sight sight, String token, String url, Map<String, Object> body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    return switch (ask(sight, token, "POST", url, headers, Optional.of(JSON.toJson(body)))) {
      case Reply.Not(Answer answer) -> answer;
      case Reply.Came(Answered answered) -> Answers.of(answered, sight.secrets());
    };
  }

  /** What came over the network. */
  private sealed interface Reply {
    /** A whole answer. */
    record Came(Answered answered) implements Reply {}

    /** None. */
    record Not(Answer answer) implements Reply {}
  }

  private static Reply ask(
      Sight sight,
      String token,
      String method,
      String url,
      Map<String, String> headers,
      Optional<String> body) {
    try {
      headers.put("Accept", "application/vnd.github+json");
      headers.put("X-GitHub-Api-Version", VERSION);
      headers.put("User-Agent", "ripcord");
      headers.put("Authorization", "Bearer " + new Reveal(sight.secrets()).of(token));
      var ask =
          new HttpAsk(
              WebAddress.parse(url),
              method,
              headers,
              body.map(each -> each.getBytes(StandardCharsets.UTF_8)),
              TIMEOUT,
              0,
              new Trust.Public(),
              HttpProbe.BODY_LIMIT);
      return switch (new HttpProbe(sight.clock(), sight.host()::socket).look(ask)) {
        case Answered answered -> new Reply.Came(answered);
        case Failed failed -> new Reply.Not(failed(failed));
      };
    } catch (IllegalStateException | IllegalArgumentException e) {
      return new Reply.Not(new Answer.Refused("GitHub cannot be asked: " + e.getMessage()));
    }
  }

  /** Before the request was sent, nothing can have been done. */
  private static Answer failed(Failed failed) {
    var said = "GitHub cannot be reached: " + failed.said();
    return switch (failed.phase()) {
      case DNS, CONNECT, TLS -> new Answer.Later(said);
      case SEND, HEADERS, BODY, MESSAGE -> new Answer.Lost(said);
    };
  }
}
