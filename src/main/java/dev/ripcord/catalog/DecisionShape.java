package dev.ripcord.catalog;

import dev.ripcord.catalog.Decision.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The table of how people decide: a tree of questions, or a matrix of symptoms. */
final class DecisionShape {
  private static final Shape<String> ANSWER =
      Shapes.text("an answer of letters, digits and dashes", "[A-Za-z0-9][A-Za-z0-9-]{0,30}");

  private DecisionShape() {}

  static Shape<DecisionText> of(Vocabulary vocabulary) {
    var questions =
        Field.or(
            "questions",
            Shapes.map(Names.SHAPE, question(vocabulary)),
            Map.<String, DecisionText.Asked>of(),
            "a tree of questions, each under a name; the first one is where it begins");
    var ends =
        Field.or(
            "ends",
            Shapes.map(Names.SHAPE, AdviceShape.end()),
            Map.<String, AdviceShape.Text>of(),
            "what the questions lead to, each under a name");
    var matrix =
        Field.or(
            "matrix",
            Shapes.map(Names.SHAPE, row(vocabulary)),
            Map.<String, DecisionText.Row>of(),
            "instead of a tree: symptoms, of which the worst that is there decides");
    var otherwise =
        Field.optional(
            "otherwise", AdviceShape.end(), "with a matrix: what is advised when no row is there");
    return Shapes.object(
        "How people decide whether to roll back: 'questions' with 'ends', or a 'matrix'.",
        values ->
            new DecisionText(
                values.get(questions),
                values.get(ends),
                values.get(matrix),
                values.get(otherwise),
                values.place()),
        questions,
        ends,
        matrix,
        otherwise);
  }

  private static Shape<DecisionText.Asked> question(Vocabulary vocabulary) {
    var next = Placed.of(Names.SHAPE);
    var ask = Field.required("ask", Shapes.text(), "the question, as a person is asked");
    var told =
        Field.optional("told-by", ToldByShape.of(vocabulary), "the checks that can answer it");
    var yes = Field.optional("yes", next, "the question or end that yes leads to");
    var no = Field.optional("no", next, "the question or end that no leads to");
    var others =
        Field.or(
            "answers",
            Shapes.map(ANSWER, next),
            Map.<String, Placed<String>>of(),
            "other answers than yes and no, each with the question or end that it leads to");
    return Shapes.object(
        "A question with its answers.",
        values -> {
          var answers = answers(values.get(yes), values.get(no), values.get(others));
          if (values.get(told).isPresent() && !values.get(others).isEmpty()) {
            throw new IllegalArgumentException("checks can tell yes and no, not other 'answers'");
          }
          return new DecisionText.Asked(values.get(ask), values.get(told), answers, values.place());
        },
        ask,
        told,
        yes,
        no,
        others);
  }

  private static Map<String, Placed<String>> answers(
      Optional<Placed<String>> yes,
      Optional<Placed<String>> no,
      Map<String, Placed<String>> others) {
    if (yes.isPresent() != no.isPresent()) {
      throw new IllegalArgumentException("with one of 'yes' and 'no' goes the other");
    }
    var answers = new LinkedHashMap<String, Placed<String>>();
    yes.ifPresent(each -> answers.put(Question.YES, each));
    no.ifPresent(each -> answers.put(Question.NO, each));
    answers.putAll(others);
    if (answers.size() < 2) {
      throw new IllegalArgumentException(
          "a question has two answers or more: 'yes' and 'no', or 'answers'");
    }
    return answers;
  }

  private static Shape<DecisionText.Row> row(Vocabulary vocabulary) {
    var symptom = Field.required("symptom", Shapes.text(), "what somebody sees, in a few words");
    var told = Field.optional("told-by", ToldByShape.of(vocabulary), "the checks that can see it");
    return Shapes.object(
        "A symptom, and what is advised: one of 'procedure', 'watch' and 'no-rollback'.",
        values ->
            new DecisionText.Row(values.get(symptom), values.get(told), AdviceShape.text(values)),
        symptom,
        told,
        AdviceShape.SEVERITY,
        AdviceShape.PROCEDURE,
        AdviceShape.RELEASE,
        AdviceShape.WATCH,
        AdviceShape.NO_ROLLBACK,
        AdviceShape.SAY,
        AdviceShape.THEN);
  }
}
