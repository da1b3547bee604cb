package dev.ripcord.decide;

import dev.ripcord.catalog.Advice;
import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Decision;
import dev.ripcord.catalog.Decision.Question;
import dev.ripcord.catalog.Decision.Row;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Goes through a decision as far as what is known reaches; pure.
 *
 * @param seen by the checks that the decision asks
 * @param answers of a person, by the name of the question; they count more than what was seen
 */
public record Walk(Decision decision, Map<CheckEntry, Finding> seen, Map<String, String> answers) {
  private static final String LEAST = "P5";

  /** Throws {@link UnknownName} for an answer to no question, or that is none of its answers. */
  public Walk {
    var questions = questions(decision).toList();
    var names = questions.stream().map(Question::name).toList();
    answers.forEach((name, answer) -> {
      var question =
          questions.stream()
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new UnknownName("question", name, names));
      if (!question.answers().containsKey(answer)) {
        throw new UnknownName("answer to " + name, answer, question.answers().keySet());
      }
    });
    answers = Map.copyOf(answers);
  }

  /** Every question that there is, in the order of the text. */
  public static Stream<Question> questions(Decision decision) {
    return switch (decision) {
      case Decision.Tree tree -> tree.questions().values().stream();
      case Decision.Matrix matrix -> matrix.rows().stream().map(Row::question);
    };
  }

  /** The next question that only a person can answer, or what is advised. */
  public Verdict verdict() {
    return switch (decision) {
      case Decision.Tree tree -> tree(tree);
      case Decision.Matrix matrix -> matrix(matrix);
    };
  }

  private Verdict tree(Decision.Tree tree) {
    var path = new ArrayList<Answered>();
    var name = tree.questions().keySet().iterator().next();
    while (true) {
      var end = Optional.ofNullable(tree.ends().get(name));
      if (end.isPresent()) {
        return new Verdict.Decided(path, end.get());
      }
      var question = Optional.ofNullable(tree.questions().get(name)).orElseThrow();
      var answered = answered(question);
      if (answered.isEmpty()) {
        return new Verdict.Open(path, question, said(question), Optional.empty());
      }
      path.add(answered.get());
      name = Optional.ofNullable(question.answers().get(answered.get().answer())).orElseThrow();
    }
  }

  private Verdict matrix(Decision.Matrix matrix) {
    var path = new ArrayList<Answered>();
    for (var row : worstFirst(matrix.rows())) {
      var answered = answered(row.question());
      if (answered.isEmpty()) {
        var question = row.question();
        return new Verdict.Open(path, question, said(question), Optional.of(meanwhile(matrix)));
      }
      path.add(answered.get());
      if (yes(answered)) {
        return new Verdict.Decided(path, row.advice());
      }
    }
    return new Verdict.Decided(path, matrix.otherwise());
  }

  /** Among rows of one severity one that is there goes first: it decides, whatever the others. */
  private List<Row> worstFirst(List<Row> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparing((Row each) -> each.advice().severity().orElse(LEAST))
                .thenComparing(each -> !yes(answered(each.question()))))
        .toList();
  }

  private Advice meanwhile(Decision.Matrix matrix) {
    return worstFirst(matrix.rows()).stream()
        .filter(each -> yes(answered(each.question())))
        .findFirst()
        .map(Row::advice)
        .orElse(matrix.otherwise());
  }

  private static boolean yes(Optional<Answered> answered) {
    return answered.filter(each -> each.answer().equals(Question.YES)).isPresent();
  }

  private Optional<Answered> answered(Question question) {
    var person =
        Optional.ofNullable(answers.get(question.name()))
            .map(each -> new Answered(question, each, false, said(question)));
    return person.or(() -> told(question).flatMap(told -> seen(question, told)));
  }

  private static Optional<Answered> seen(Question question, Told told) {
    return told.yes()
        .map(each -> new Answered(question, each ? Question.YES : Question.NO, true, told.said()));
  }

  private Optional<Told> told(Question question) {
    return question.toldBy().map(each -> Told.of(each, seen));
  }

  private String said(Question question) {
    return told(question).map(Told::said).orElse("");
  }
}
