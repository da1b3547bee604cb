package dev.ripcord.decide;

import dev.ripcord.catalog.Advice;
import dev.ripcord.catalog.Advice.Course;
import dev.ripcord.catalog.Decision;
import dev.ripcord.catalog.Decision.Question;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.ToldBy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions that are asked where the catalog says none of its own. */
public final class Usual {
  private static final String BACK = "roll-back";
  private static final String FIX = "fix-forward";
  private static final String WATCH = "watch";
  private static final String ERRORS = "errors";
  private static final String MANY = "many";
  private static final String FIXABLE = "fixable";

  private Usual() {}

  /** What the catalog says for a service, or else the usual questions about it. */
  public static Decision of(Service service) {
    return service.triage().decision().orElseGet(() -> tree(service));
  }

  private static Decision tree(Service service) {
    var checks = service.verify().checks();
    var told =
        checks.isEmpty()
            ? Optional.<ToldBy>empty()
            : Optional.of(new ToldBy(ToldBy.How.GOOD, checks));
    var questions = new LinkedHashMap<String, Question>();
    add(questions, "healthy", "Is the service healthy?", told, ERRORS, BACK);
    add(questions, ERRORS, "Do users see errors?", Optional.empty(), MANY, WATCH);
    add(questions, MANY, "Is it more than 1% of requests?", Optional.empty(), BACK, FIXABLE);
    add(questions, FIXABLE, "Can it be fixed within the hour?", Optional.empty(), FIX, BACK);
    var ends = new LinkedHashMap<String, Advice>();
    Stream.of(
            end(BACK, new Course.RollBack(first(service), Optional.empty())),
            end(FIX, new Course.Stay("fix it forward")),
            end(WATCH, new Course.Watch(Duration.ofMinutes(10))))
        .forEach(each -> ends.put(each.name(), each));
    return new Decision.Tree(questions, ends);
  }

  private static void add(
      Map<String, Question> questions,
      String name,
      String ask,
      Optional<ToldBy> told,
      String yes,
      String no) {
    var answers = new LinkedHashMap<String, String>();
    answers.put(Question.YES, yes);
    answers.put(Question.NO, no);
    questions.put(name, new Question(name, ask, told, answers));
  }

  private static Advice end(String name, Course course) {
    return new Advice(name, course, Optional.empty(), Optional.empty(), List.of());
  }

  private static String first(Service service) {
    return service.procedures().values().stream()
        .filter(each -> !each.preparation())
        .findFirst()
        .map(Procedure::name)
        .orElse("");
  }
}
