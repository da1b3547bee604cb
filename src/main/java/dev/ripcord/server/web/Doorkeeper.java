package dev.ripcord.server.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets in whoever shows the token; the log hears of others once, until somebody is right again. */
final class Doorkeeper {
  private static final String BEARER = "bearer ";

  private final Supplier<Optional<String>> token;
  private final Consumer<String> complain;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * {@code token} is asked each time, so that one that is changed needs no restart; it throws
   * {@link IllegalStateException} where it has no value.
   */
  Doorkeeper(Supplier<Optional<String>> token, Consumer<String> complain) {
    this.token = token;
    this.complain = complain;
  }

  /** Why a request is turned away; empty where it is let in. */
  Optional<Answer> turnsAway(Request request) {
    try {
      var wanted = token.get().filter(each -> !each.isBlank());
      return wanted.isEmpty()
          ? Optional.of(Answer.said(403, "no 'token' stands under 'serve:' of the catalog"))
          : turnsAway(request, wanted.get());
    } catch (IllegalStateException e) {
      tell("nobody is let in: " + e.getMessage());
      return Optional.of(Answer.said(503, "the token has no value here; the log says more"));
    }
  }

  private Optional<Answer> turnsAway(Request request, String wanted) {
    var shown = request.authorization().filter(Doorkeeper::isBearer).map(Doorkeeper::shown);
    if (shown.filter(each -> isSame(each, wanted)).isPresent()) {
      told.set(false);
      return Optional.empty();
    }
    var how = shown.isPresent() ? "a wrong token" : "no token";
    tell(request.from() + " asked for " + request.path() + " with " + how);
    return Optional.of(
        Answer.said(401, "show the token: Authorization: Bearer TOKEN")
            .with("WWW-Authenticate", "Bearer realm=\"ripcord\""));
  }

  private static boolean isBearer(String header) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  private static String shown(String header) {
    return header.substring(BEARER.length()).strip();
  }

  /** Takes as long for a token that is nearly right as for any other of its length. */
  private static boolean isSame(String shown, String wanted) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }

  private void tell(String line) {
    if (told.compareAndSet(false, true)) {
      complain.accept("listener: " + line);
    }
  }
}
