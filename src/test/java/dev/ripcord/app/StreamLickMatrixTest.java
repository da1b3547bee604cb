package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Advice;
import dev.ripcord.catalog.Advice.Course;
import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Service;
import dev.ripcord.check.Finding;
import dev.ripcord.decide.Usual;
import dev.ripcord.decide.Verdict;
import dev.ripcord.decide.Walk;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The eight rows of StreamLick's decision matrix (SL-12), and what the runbook says to do. */
final class StreamLickMatrixTest {
  private static final Service SERVICE = Examples.load("streamlick").service("streamlick");

  @ParameterizedTest
  @CsvSource({
    // what is bad, what a person says is there, how bad it is, what is done
    "it answers within 2 s, '', P4, watch",
    "front-end, '', P4, no rollback",
    "media-server site api, '', P2, quick",
    "'', webrtc, P1, emergency",
    "the media server takes connections media-server site api, '', P1, emergency",
    "'', data-corruption, P1, full",
    "'', memory, P3, quick",
    "api, '', P2, full",
    "'', '', none, watch",
  })
  void each_row_ends_as_the_runbook_says(String bad, String there, String severity, String done) {
    var seen = new HashMap<CheckEntry, Finding>();
    var decision = Usual.of(SERVICE);
    decision
        .checks()
        .forEach(each ->
            seen.put(
                each, bad.contains(each.name()) ? Finding.bad("it is") : Finding.good("it is")));
    var verdict = new Walk(decision, seen, answers(there)).verdict();
    assertThat(verdict).isInstanceOf(Verdict.Decided.class);
    var advice = ((Verdict.Decided) verdict).advice();
    assertThat(advice.severity().orElse("none")).isEqualTo(severity);
    assertThat(done(advice)).isEqualTo(done);
  }

  private static Map<String, String> answers(String there) {
    var answers = new HashMap<>(Map.of("webrtc", "no", "data-corruption", "no", "memory", "no"));
    if (!there.isEmpty()) {
      answers.put(there, "yes");
    }
    return answers;
  }

  private static String done(Advice advice) {
    return switch (advice.course()) {
      case Course.RollBack(String procedure, _) -> procedure;
      case Course.Watch _ -> "watch";
      case Course.Stay _ -> "no rollback";
    };
  }
}
