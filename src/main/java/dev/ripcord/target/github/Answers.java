package dev.ripcord.target.github;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.probe.HttpResult.Answered;
import io.avaje.jsonb.Jsonb;
import java.util.Map;
import java.util.Optional;

/** What an answer of GitHub means, by its status; pure. */
final class Answers {
  private static final Jsonb JSON = Jsonb.builder().build();
  private static final int LONGEST = 300;

  private Answers() {}

  static Answer of(Answered answered, Secrets secrets) {
    var status = answered.status();
    var said =
        " (" + status + message(answered).map(each -> ": " + secrets.hide(each)).orElse("") + ")";
    if (Limits.reached(answered)) {
      return new Answer.Later("GitHub was asked too often" + said);
    }
    return switch (status) {
      case 200, 201, 202 ->
          json(answered)
              .<Answer>map(each -> new Answer.Got(status, each))
              .orElseGet(() -> new Answer.Lost("GitHub answered no JSON" + said));
      case 204 -> new Answer.Got(status, Map.of());
      case 401 ->
          new Answer.Refused("GitHub does not take the token: wrong, expired or revoked" + said);
      case 403 ->
          new Answer.Refused(
              "the token may not do this; it needs the right 'actions: write'" + said);
      case 404 ->
          new Answer.Refused(
              "GitHub has no such repository or workflow, or the token may not see it; the workflow"
                  + " has to be on the default branch too"
                  + said);
      case 301, 302, 307, 308 ->
          new Answer.Refused("the repository has moved: name it as it is called now" + said);
      case 400, 422 -> new Answer.Refused("GitHub does not take the request" + said);
      default ->
          status >= 500
              ? new Answer.Lost("GitHub has trouble of its own" + said)
              : new Answer.Refused("GitHub refused" + said);
    };
  }

  private static Optional<Object> json(Answered answered) {
    try {
      return answered.truncated()
          ? Optional.empty()
          : Optional.ofNullable(JSON.type(Object.class).fromJson(answered.text()));
    } catch (RuntimeException _) { // whatever the text is, it is no JSON
      return Optional.empty();
    }
  }

  private static Optional<String> message(Answered answered) {
    return answered.status() == 200
        ? Optional.empty()
        : json(answered)
            .flatMap(each ->
                each instanceof Map<?, ?> map
                    ? Optional.ofNullable(map.get("message"))
                    : Optional.empty())
            .map(Object::toString)
            .map(each -> each.substring(0, Math.min(each.length(), LONGEST)));
  }
}
