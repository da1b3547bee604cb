package dev.ripcord.check;

import dev.ripcord.catalog.Nodes;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.HttpResult;
import dev.ripcord.probe.HttpResult.Answered;
import dev.ripcord.probe.Origin;
import dev.ripcord.probe.Timings;
import dev.ripcord.script.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an answer must be like; pure. */
record HttpExpectation(
    StatusSet status,
    List<String> contains,
    List<String> containsNot,
    Map<JsonPath, Expected> json,
    Map<String, Expected> headers,
    Optional<Duration> fasterThan) {

  /** What a server says when a request does not come to its end, which may be our doing. */
  private static final int ASKED_TOO_SLOWLY = 408;

  static final HttpExpectation SUCCESS =
      new HttpExpectation(
          StatusSet.SUCCESS, List.of(), List.of(), Map.of(), Map.of(), Optional.empty());

  Finding judge(HttpResult result) {
    return switch (result) {
      case Answered answered -> judge(answered);
      case Failed failed -> of(failed);
    };
  }

  /** The same for an answer that a plain script has. */
  Piece plain() {
    var piece = Piece.of().call("http_status", status.specs());
    for (var each : fasterThan.stream().toList()) {
      piece = piece.call("http_faster", String.valueOf(each.toMillis() / 1000.0));
    }
    for (var each : headers.entrySet()) {
      piece =
          piece.call(
              "answer_header", each.getKey(), each.getValue().sign(), each.getValue().operand());
    }
    for (var each : containsNot) {
      piece = piece.call("body_has_not", each);
    }
    for (var each : contains) {
      piece = piece.call("body_has", each);
    }
    return plain(json, piece);
  }

  /** What has to stand in an answer that is JSON. */
  static Piece plain(Map<JsonPath, Expected> json, Piece before) {
    var piece = before;
    for (var each : json.entrySet()) {
      var words = new ArrayList<>(List.of(each.getValue().sign(), each.getValue().operand()));
      words.add(each.getKey().text());
      each.getKey().steps().forEach(step -> words.add(json(step)));
      piece = piece.call("json", words);
    }
    return piece;
  }

  private static String json(Object step) {
    return step instanceof String name ? Nodes.json(Nodes.text(name)) : step.toString();
  }

  /** What a look without an answer means: what is not the other side's fault is not bad. */
  static Finding of(Failed failed) {
    var evidence = new LinkedHashMap<String, String>();
    evidence.put("phase", failed.phase().name().toLowerCase(java.util.Locale.ROOT));
    evidence.put("took", Texts.millis(failed.timings().total()));
    var said = Texts.line(failed.said());
    var finding = failed.origin().isTheirs() ? Finding.bad(said) : Finding.unknown(said);
    return finding.with(evidence).from(failed.origin());
  }

  private Finding judge(Answered answered) {
    var doubts = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    var evidence = evidence(answered);
    if (!status.has(answered.status())) {
      wrong.add("expected status " + status + where(answered));
    }
    headers.forEach((name, expected) -> header(answered, name, expected, wrong));
    body(answered, wrong, doubts);
    if (!json.isEmpty()) {
      json(answered, wrong, doubts, evidence);
    }
    var origin =
        wrong.isEmpty() || answered.status() == ASKED_TOO_SLOWLY ? Origin.REMOTE : Origin.ANSWER;
    slow(answered.timings(), wrong, doubts);
    return finding(answered, wrong, doubts, origin)
        .with(evidence)
        .measured(latency(answered.timings()));
  }

  private static Finding finding(
      Answered answered, List<String> wrong, List<String> doubts, Origin origin) {
    var seen = answered.status() + " in " + Texts.millis(answered.timings().total());
    if (!wrong.isEmpty()) {
      return Finding.bad(seen + ", but " + String.join("; ", wrong)).from(origin);
    }
    return doubts.isEmpty()
        ? Finding.good(seen)
        : Finding.unknown(seen + ", but " + String.join("; ", doubts)).from(Origin.LOCAL);
  }

  /** How long an answer took, unless a good part of it was this program's own lateness. */
  static Map<String, Double> latency(Timings timings) {
    return timings.late().multipliedBy(5).compareTo(timings.total()) > 0
        ? Map.of()
        : Map.of("latency", timings.total().toNanos() / 1e9);
  }

  private static Map<String, String> evidence(Answered answered) {
    var evidence = new LinkedHashMap<String, String>();
    evidence.put("status", String.valueOf(answered.status()));
    evidence.put("took", Texts.millis(answered.timings().total()));
    answered
        .header("content-type")
        .ifPresent(each -> evidence.put("content-type", Texts.line(each)));
    return evidence;
  }

  private static String where(Answered answered) {
    return answered
        .header("location")
        .flatMap(answered.from()::resolve)
        .map(each -> " (it leads to " + each + ")")
        .orElse("");
  }

  private void slow(Timings timings, List<String> wrong, List<String> doubts) {
    var limit = fasterThan.filter(each -> timings.total().compareTo(each) > 0);
    limit.ifPresent(each -> {
      var said = "it should be faster than " + Texts.millis(each);
      if (timings.total().minus(timings.late()).compareTo(each) > 0) {
        wrong.add(said);
      } else {
        doubts.add(said + ", and ripcord was held up for " + Texts.millis(timings.late()));
      }
    });
  }

  private static void header(
      Answered answered, String name, Expected expected, List<String> wrong) {
    var found = answered.header(name);
    if (found.filter(expected::met).isEmpty()) {
      wrong.add(
          "header " + name + " is " + found.map(Texts::line).orElse("missing") + not(expected));
    }
  }

  private void body(Answered answered, List<String> wrong, List<String> doubts) {
    if (contains.isEmpty() && containsNot.isEmpty()) {
      return;
    }
    var text = answered.text();
    for (var each : containsNot) {
      if (text.contains(each)) {
        wrong.add("the body contains '" + Texts.line(each) + "'");
      } else if (answered.truncated()) {
        doubts.add("only the first MiB of the body was read");
      }
    }
    for (var each : contains) {
      if (!text.contains(each)) {
        var said = "'" + Texts.line(each) + "' is not in " + size(answered);
        (answered.truncated() ? doubts : wrong).add(said);
      }
    }
  }

  private static String size(Answered answered) {
    if (answered.truncated()) {
      return "the first MiB of the body";
    }
    return "the body (" + answered.body().length + " bytes" + type(answered) + ")";
  }

  private static String type(Answered answered) {
    return answered.header("content-type").map(each -> " of " + Texts.line(each)).orElse("");
  }

  private void json(
      Answered answered, List<String> wrong, List<String> doubts, Map<String, String> evidence) {
    var root = answered.truncated() ? Optional.empty() : JsonValue.parse(answered.text());
    if (root.isEmpty()) {
      var said = "expected JSON, and the answer is " + size(answered);
      (answered.truncated() ? doubts : wrong).add(said);
      return;
    }
    wrong.addAll(wrong(json, root.get(), evidence));
  }

  /** What is not as expected in a JSON value; what was found is added to the evidence. */
  static List<String> wrong(
      Map<JsonPath, Expected> json, Object root, Map<String, String> evidence) {
    var wrong = new ArrayList<String>();
    json.forEach((path, expected) -> {
      var found = path.in(root);
      found.ifPresent(each -> evidence.put(path.text(), Texts.line(JsonValue.text(each))));
      if (found.filter(each -> met(expected, each)).isEmpty()) {
        wrong.add(path + " is " + shown(found) + not(expected));
      }
    });
    return wrong;
  }

  private static boolean met(Expected expected, Object value) {
    return value instanceof java.math.BigDecimal number
        ? expected.metBy(number)
        : expected.met(JsonValue.text(value));
  }

  private static String shown(Optional<Object> found) {
    return found.map(each -> "'" + Texts.line(JsonValue.text(each)) + "'").orElse("missing");
  }

  private static String not(Expected expected) {
    return " and not as expected: " + Texts.line(expected.text());
  }
}
