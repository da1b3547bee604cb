package dev.ripcord.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.Advice;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.plan.Planner;
import dev.ripcord.target.Kinds;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WalkTest {
  private static final String SERVICE =
      """
      ripcord: 1
      services:
        shop:
          target: { directory: { releases: /srv/shop/releases, current: /srv/shop/current } }
          probes: { web: { tcp: "localhost:80" }, api: { tcp: "localhost:81" }, slow: { tcp: "localhost:82" } }
          procedures:
            standard: { budget: 5m, steps: [ { rollback: release } ] }
            emergency: { budget: 2m, steps: [ { rollback: release } ] }
      """;

  /** The tree of SceneXtras' runbook (SX-9). */
  private static final String TREE =
      SERVICE
          + """
              decide:
                questions:
                  healthy: { ask: "Is the service healthy?", told-by: { good: [ web, api ] }, yes: errors, no: back-now }
                  errors: { ask: "Are there user-facing errors?", yes: rate, no: watch }
                  rate: { ask: "More than 1% of requests?", yes: back, no: severity }
                  severity: { ask: "How bad is it?", answers: { P1: back, P2: back, P3: fixable, P4: fixable } }
                  fixable: { ask: "Can it be fixed within the hour?", yes: fix, no: back }
                ends:
                  back-now: { procedure: emergency, severity: P1, say: immediately }
                  back: { procedure: standard }
                  fix: { no-rollback: fix it forward }
                  watch: { watch: 10m, say: "no issues: the deployment is complete" }
              severities:
                P1: { criteria: it is down, users: all, respond: immediately, action: roll back now }
          """;

  private static final String MATRIX =
      SERVICE
          + """
              decide:
                matrix:
                  slow: { symptom: "slow?", told-by: { bad: slow }, severity: P4, watch: 10m }
                  one: { symptom: "one fails?", told-by: { one-bad: [ web, api ] }, severity: P4, no-rollback: investigate }
                  all: { symptom: "all fail?", told-by: { all-bad: [ web, api ] }, severity: P2, procedure: standard }
                  data: { symptom: "data corrupt?", severity: P1, procedure: standard, then: recover it }
                  down: { symptom: "down?", told-by: { bad: web }, severity: P1, procedure: emergency }
              severities:
                P1: { criteria: a, respond: b, action: c }
                P2: { criteria: a, respond: b, action: c }
                P4: { criteria: a, respond: b, action: c }
          """;

  @ParameterizedTest
  @CsvSource({
    "'', errors",
    "errors=no, watch",
    "errors=yes, rate",
    "errors=yes rate=yes, back",
    "errors=yes rate=no, severity",
    "errors=yes rate=no severity=P2, back",
    "errors=yes rate=no severity=P3, fixable",
    "errors=yes rate=no severity=P4 fixable=yes, fix",
    "errors=yes rate=no severity=P3 fixable=no, back",
  })
  void a_tree_goes_as_far_as_the_answers_of_a_person_reach(String answers, String to) {
    assertThat(name(walk(TREE, "", answers))).isEqualTo(to);
  }

  @Test
  void what_the_checks_see_is_not_asked_and_is_told_with_its_evidence() {
    var verdict = walk(TREE, "api", "");
    assertThat(name(verdict)).isEqualTo("back-now");
    assertThat(verdict.path())
        .singleElement()
        .matches(Answered::seen)
        .extracting(Answered::said)
        .isEqualTo("api: it is away");
  }

  @Test
  void what_cannot_be_seen_is_asked_and_it_is_said_why() {
    var verdict = new Walk(decision(TREE), Map.of(), Map.of()).verdict();
    assertThat(verdict).isInstanceOf(Verdict.Open.class);
    assertThat(((Verdict.Open) verdict).question().name()).isEqualTo("healthy");
    assertThat(((Verdict.Open) verdict).said()).contains("web: was not looked at");
  }

  @Test
  void a_person_counts_more_than_a_check() {
    assertThat(name(walk(TREE, "", "healthy=no"))).isEqualTo("back-now");
  }

  @Test
  void no_errors_means_to_watch_ten_minutes_and_then_the_deployment_is_complete() {
    var verdict = (Verdict.Decided) walk(TREE, "", "errors=no");
    assertThat(verdict.advice().course())
        .isEqualTo(new Advice.Course.Watch(java.time.Duration.ofMinutes(10)));
    assertThat(verdict.advice().say()).contains("no issues: the deployment is complete");
  }

  @ParameterizedTest
  @CsvSource({
    // what is bad, what a person said, what it comes to
    "'', '', data",
    "'', data=no, otherwise",
    "'', data=yes, data",
    "web api, '', down",
    "api, data=no, one",
    "slow api, data=no, slow",
    "slow, data=no, slow",
    "web api, down=no, data",
    "web api, down=no data=no, all",
  })
  void a_matrix_is_decided_by_the_worst_that_is_there(String bad, String answers, String to) {
    assertThat(name(walk(MATRIX, bad, answers))).isEqualTo(to);
  }

  @Test
  void an_open_question_of_a_matrix_says_what_holds_if_the_answer_is_no() {
    var open = (Verdict.Open) walk(MATRIX, "slow", "");
    assertThat(open.question().name()).isEqualTo("data");
    assertThat(open.meanwhile()).map(Advice::name).contains("slow");
  }

  @Test
  void an_answer_to_no_question_is_an_error_with_a_suggestion() {
    assertThatThrownBy(() -> walk(TREE, "", "helthy=no"))
        .isInstanceOf(UnknownName.class)
        .hasMessage("no question 'helthy' (did you mean 'healthy'?)");
  }

  @Test
  void an_answer_that_there_is_not_is_an_error_with_those_that_there_are() {
    assertThatThrownBy(() -> walk(TREE, "", "severity=P9"))
        .isInstanceOf(UnknownName.class)
        .hasMessageContaining("no answer to severity 'P9' (did you mean 'P1'?)");
  }

  @Test
  void without_a_word_of_the_catalog_the_usual_questions_are_asked() {
    var service = service(SERVICE);
    assertThat(verdict(service, "web", "")).isEqualTo("roll-back");
    assertThat(verdict(service, "", "errors=no")).isEqualTo("watch");
    assertThat(verdict(service, "", "errors=yes many=no fixable=yes")).isEqualTo("fix-forward");
  }

  private static String verdict(Service service, String bad, String answers) {
    return name(new Walk(Usual.of(service), seen(service, bad), answers(answers)).verdict());
  }

  private static Verdict walk(String catalog, String bad, String answers) {
    var service = service(catalog);
    return new Walk(Usual.of(service), seen(service, bad), answers(answers)).verdict();
  }

  private static dev.ripcord.catalog.Decision decision(String catalog) {
    return service(catalog).triage().decision().orElseThrow();
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Open open -> open.question().name();
      case Verdict.Decided decided -> decided.advice().name();
    };
  }

  private static Map<CheckEntry, Finding> seen(Service service, String bad) {
    var seen = new HashMap<CheckEntry, Finding>();
    service
        .probes()
        .forEach((name, each) ->
            seen.put(
                each,
                bad.contains(name) ? Finding.bad("it is away") : Finding.good("it is there")));
    return seen;
  }

  private static Map<String, String> answers(String text) {
    var answers = new HashMap<String, String>();
    for (var each : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      answers.put(each.split("=", 2)[0], each.split("=", 2)[1]);
    }
    return answers;
  }

  private static Service service(String text) {
    return CatalogShape.of(Planner.vocabulary(Kinds.of(Drivers.builtIn())))
        .readOrThrow(YamlReader.read(text, "ripcord.yaml"))
        .service("shop");
  }
}
