package dev.ripcord.cli.view;

import dev.ripcord.catalog.Advice;
import dev.ripcord.cli.page.DecidePage;
import dev.ripcord.decide.Answered;
import dev.ripcord.decide.Verdict;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a decision has come.
 *
 * @param decided whether there is an advice, and not an open question
 * @param open what a person has to say
 * @param advice what is advised; with an open question, what would be if it and all others were no
 */
@Json
public record DecideView(
    String service,
    boolean decided,
    List<AnswerView> path,
    Optional<OpenView> open,
    Optional<AdviceView> advice) {

  /**
   * A question with its answer.
   *
   * @param by {@code checks} or {@code person}
   */
  @Json
  public record AnswerView(String name, String ask, String answer, String by, String said) {}

  /**
   * A question that only a person can answer.
   *
   * @param commands by answer, the command that gives it
   */
  @Json
  public record OpenView(String name, String ask, String said, Map<String, String> commands) {}

  /**
   * What is advised.
   *
   * @param course {@code rollback}, {@code watch} or {@code no-rollback}
   * @param command what does it; absent where there is nothing to do
   */
  @Json
  public record AdviceView(
      String name,
      String course,
      String said,
      Optional<String> severity,
      Optional<String> procedure,
      Optional<Long> watchSeconds,
      Optional<String> say,
      List<String> then,
      Optional<String> command) {}

  public static DecideView decided(
      String service, Verdict.Decided decided, Optional<String> command) {
    return new DecideView(
        service,
        true,
        path(decided.path()),
        Optional.empty(),
        Optional.of(advice(decided.advice(), command)));
  }

  public static DecideView open(String service, Verdict.Open open, Map<String, String> commands) {
    var question = open.question();
    return new DecideView(
        service,
        false,
        path(open.path()),
        Optional.of(new OpenView(question.name(), question.ask(), open.said(), commands)),
        open.meanwhile().map(each -> advice(each, Optional.empty())));
  }

  private static List<AnswerView> path(List<Answered> path) {
    return path.stream()
        .map(each ->
            new AnswerView(
                each.question().name(),
                each.question().ask(),
                each.answer(),
                each.seen() ? "checks" : "person",
                each.said()))
        .toList();
  }

  private static AdviceView advice(Advice advice, Optional<String> command) {
    var course = advice.course();
    return new AdviceView(
        advice.name(),
        switch (course) {
          case Advice.Course.RollBack _ -> "rollback";
          case Advice.Course.Watch _ -> "watch";
          case Advice.Course.Stay _ -> "no-rollback";
        },
        DecidePage.title(advice),
        advice.severity(),
        course instanceof Advice.Course.RollBack back
            ? Optional.of(back.procedure())
            : Optional.empty(),
        course instanceof Advice.Course.Watch watch
            ? Optional.of(watch.length().toSeconds())
            : Optional.empty(),
        advice.say(),
        advice.then(),
        command);
  }
}
