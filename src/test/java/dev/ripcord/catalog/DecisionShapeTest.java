package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecisionShapeTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Map.of("folder", Shapes.text()),
          Map.of("put", Shapes.text()),
          Map.of("tcp", Shapes.text()));
  private static final String HEAD =
      """
      ripcord: 1
      services:
        shop:
          target: { folder: /srv }
          probes: { web: { tcp: "localhost:80" } }
          procedures:
            standard: { budget: 5m, steps: { put: it } }
            backup: { budget: 5m, preparation: true, steps: { put: it } }
          severities: { P2: { criteria: bad, respond: soon, action: look } }
          decide:
      """;
  private static final String QUESTION = "      questions:\n        q: { ask: So?, ";

  @Test
  void what_is_right_is_read() {
    var read =
        read(
            QUESTION
                + "told-by: { good: web }, yes: a, no: b }\n"
                + "      ends: { a: { watch: 10m }, b: { procedure: standard, severity: P2, then: look } }\n");
    var tree = (Decision.Tree) read.triage().decision().orElseThrow();
    assertThat(tree.questions().get("q")).isNotNull();
    assertThat(tree.checks()).containsExactly(read.probes().get("web"));
    assertThat(read.triage().severities().get("P2")).extracting(Severity::level).isEqualTo("P2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes: a, no: bb }                     | a: { watch: 1m }, b: { watch: 1m } | 12:36: unknown question or end 'bb'",
        "yes: a, no: q }                      | a: { watch: 1m }                   | 12:36: the questions go round in a circle: q -> q",
        "yes: a, no: a }                      | a: { watch: 1m }, b: { watch: 1m } | 13:36: no answer leads to 'b'; it begins at 'q'",
        "yes: a, no: a }                      | a: { watch: 1m }, q: { watch: 1m } | 13:36: 'q' is the name of a question too",
        "yes: a, no: a }                      | a: { procedure: standrd }          | 13:31: unknown procedure 'standrd' (did you mean 'standard'?)",
        "yes: a, no: a }                      | a: { procedure: backup }           | 13:31: procedure 'backup' prepares for a rollback, and is none",
        "yes: a, no: a }                      | a: { watch: 1m, severity: P3 }     | 13:41: unknown severity 'P3'",
        "yes: a, no: a }                      | a: { watch: 1m, no-rollback: no }  | 13:18: say one of 'procedure'",
        "yes: a, no: a }                      | a: { say: nothing }                | 13:18: say one of 'procedure'",
        "yes: a }                             | a: { watch: 1m }                   | 12:12: with one of 'yes' and 'no' goes the other",
        "answers: { one: a } }                | a: { watch: 1m }                   | 12:12: a question has two answers or more",
        "told-by: { good: wbe }, yes: a, no: a } | a: { watch: 1m }                | 12:41: unknown probe 'wbe' (did you mean 'web'?)",
        "told-by: { god: web }, yes: a, no: a } | a: { watch: 1m }                 | 12:35: unknown key 'god' (did you mean 'good'?)",
        "told-by: {}, yes: a, no: a }         | a: { watch: 1m }                   | 12:33: say one of 'good', 'bad', 'all-bad', 'one-bad'",
        "told-by: { bad: web }, answers: { x: a, y: a } } | a: { watch: 1m }       | 12:12: checks can tell yes and no, not other 'answers'",
      })
  void what_is_wrong_is_told_with_its_place(String question, String ends, String said) {
    assertThat(problems(QUESTION + question.strip() + "\n      ends: { " + ends.strip() + " }\n"))
        .anySatisfy(each -> assertThat(each).startsWith("ripcord.yaml:" + said));
  }

  @Test
  void a_long_circle_is_told_with_all_of_its_way() {
    var text =
        """
              questions:
                a: { ask: a, yes: b, no: end }
                b: { ask: b, yes: c, no: end }
                c: { ask: c, yes: b, no: end }
              ends: { end: { watch: 1m } }
        """;
    assertThat(problems(text)).singleElement().asString().endsWith("in a circle: b -> c -> b");
  }

  @Test
  void ways_that_meet_again_are_no_circle() {
    var text =
        """
              questions:
                a: { ask: a, yes: b, no: c }
                b: { ask: b, yes: d, no: d }
                c: { ask: c, yes: d, no: d }
                d: { ask: d, yes: end, no: end }
              ends: { end: { watch: 1m } }
        """;
    assertThat(read(text).triage().decision()).isPresent();
  }

  @Test
  void everything_wrong_is_told_at_once() {
    var text =
        """
              questions:
                a: { ask: a, yes: nowhere, no: end }
                lost: { ask: a, yes: a, no: end }
              ends: { end: { procedure: nothing } }
        """;
    assertThat(problems(text)).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "matrix: { r: { symptom: x, watch: 1m, procedure: standard } } | say one of 'procedure'",
        "matrix: { r: { symptom: x, watch: 1m } }, ends: { a: { watch: 1m } } | ends' go with 'questions'",
        "matrix: { r: { symptom: x, procedure: quik } } | unknown procedure 'quik'",
        "matrix: { r: { symptom: x, watch: 1m } }, questions: { q: { ask: x, yes: q, no: q } } | say either 'questions'",
        "otherwise: { watch: 1m } | say either 'questions'",
        "questions: { q: { ask: x, yes: a, no: a } }, ends: { a: { watch: 1m } }, otherwise: { watch: 1m } | otherwise' goes with a 'matrix'",
      })
  void a_matrix_is_no_tree(String decide, String said) {
    assertThat(problems("      { " + decide.strip() + " }\n"))
        .anySatisfy(each -> assertThat(each).contains(said.strip()));
  }

  private static List<String> problems(String decide) {
    var found = catchThrowableOfType(CatalogException.class, () -> read(decide));
    return found.problems().stream().map(Problem::toString).toList();
  }

  private static Service read(String decide) {
    return CatalogShape.of(VOCABULARY)
        .readOrThrow(YamlReader.read(HEAD + decide, "ripcord.yaml"))
        .service("shop");
  }
}
