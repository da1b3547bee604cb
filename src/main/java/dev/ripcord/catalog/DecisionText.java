package dev.ripcord.catalog;

import dev.ripcord.catalog.Decision.Question;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How people decide, before the names in it are looked up. */
record DecisionText(
    Map<String, Asked> questions,
    Map<String, AdviceShape.Text> ends,
    Map<String, Row> matrix,
    Optional<AdviceShape.Text> otherwise,
    Place place) {
  private static final Advice NOTHING =
      new Advice(
          "otherwise",
          new Advice.Course.Watch(Duration.ofMinutes(10)),
          Optional.empty(),
          Optional.of("nothing of the matrix is there"),
          List.of());

  /** A question of a tree. */
  record Asked(
      String ask,
      Optional<ToldByShape.Text> toldBy,
      Map<String, Placed<String>> answers,
      Place place) {}

  /** A symptom of a matrix. */
  record Row(String symptom, Optional<ToldByShape.Text> toldBy, AdviceShape.Text advice) {}

  /** What is wrong goes to {@code problems}. */
  Optional<Decision> resolve(AdviceShape.Known known, Problems problems) {
    if (questions.isEmpty() == matrix.isEmpty()) {
      problems.add(place, "say either 'questions' with 'ends', or 'matrix'");
      return Optional.empty();
    }
    if (!matrix.isEmpty()) {
      return Optional.of(matrix(known, problems));
    }
    TreeRules.look(this, problems);
    return Optional.of(tree(known, problems));
  }

  private Decision tree(AdviceShape.Known known, Problems problems) {
    var asked = new LinkedHashMap<String, Question>();
    questions.forEach((name, each) ->
        asked.put(
            name,
            question(name, each.ask(), each.toldBy(), texts(each.answers()), known, problems)));
    var advised = new LinkedHashMap<String, Advice>();
    ends.forEach((name, each) -> advised.put(name, each.resolve(name, known, problems)));
    return new Decision.Tree(asked, advised);
  }

  private Decision matrix(AdviceShape.Known known, Problems problems) {
    if (!ends.isEmpty()) {
      problems.add(place, "'ends' go with 'questions'; a matrix has 'otherwise'");
    }
    var rows =
        matrix.entrySet().stream()
            .map(each -> row(each.getKey(), each.getValue(), known, problems))
            .toList();
    var rest = otherwise.map(each -> each.resolve("otherwise", known, problems)).orElse(NOTHING);
    return new Decision.Matrix(rows, rest);
  }

  private static Decision.Row row(
      String name, Row row, AdviceShape.Known known, Problems problems) {
    var answers = new LinkedHashMap<String, String>();
    answers.put(Question.YES, name);
    answers.put(Question.NO, "");
    return new Decision.Row(
        question(name, row.symptom(), row.toldBy(), answers, known, problems),
        row.advice().resolve(name, known, problems));
  }

  private static Question question(
      String name,
      String ask,
      Optional<ToldByShape.Text> told,
      Map<String, String> answers,
      AdviceShape.Known known,
      Problems problems) {
    return new Question(
        name, ask, told.map(each -> each.resolve(known.probes(), problems)), answers);
  }

  private static Map<String, String> texts(Map<String, Placed<String>> answers) {
    var texts = new LinkedHashMap<String, String>();
    answers.forEach((answer, next) -> texts.put(answer, next.value()));
    return texts;
  }
}
