package dev.ripcord.cli;

import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.Advice;
import dev.ripcord.cli.page.DecidePage;
import dev.ripcord.cli.view.DecideView;
import dev.ripcord.decide.Answered;
import dev.ripcord.decide.Verdict;
import dev.ripcord.decide.Walk;
import dev.ripcord.journal.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One decision: looks, asks, advises, and carries out what one key says. */
final class Deciding {
  private final Call call;
  private final Ripcord.Deciding deciding;
  private final Map<String, String> answers;
  private final DecidePage page;
  private final Set<String> told = new HashSet<>();

  Deciding(Call call, Ripcord.Deciding deciding, Map<String, String> answers) {
    this.call = call;
    this.deciding = deciding;
    this.answers = new LinkedHashMap<>(answers);
    this.page = new DecidePage(deciding.service().name(), deciding.service().triage().severities());
  }

  int run() throws InterruptedException {
    if (call.globals().json()) {
      return document();
    }
    call.screen().print(page.begin(call.format()));
    var keyboard = call.keyboard();
    while (true) {
      var verdict = verdict();
      tell(verdict.path());
      switch (verdict) {
        case Verdict.Decided decided -> {
          return decided(decided, keyboard);
        }
        case Verdict.Open open -> {
          call.screen().print(page.question(call.format(), open));
          if (!person() || !asked(open, keyboard)) {
            call.screen().print(page.open(call.format(), open, commands(open)));
            return Outcome.WAITING.exitCode();
          }
        }
      }
    }
  }

  private Verdict verdict() {
    return new Walk(deciding.decision(), deciding.seen(), answers).verdict();
  }

  private int document() {
    return switch (verdict()) {
      case Verdict.Decided decided -> {
        call.screen()
            .json(DecideView.class, DecideView.decided(name(), decided, command(decided.advice())));
        yield Exit.OK;
      }
      case Verdict.Open open -> {
        call.screen().json(DecideView.class, DecideView.open(name(), open, commands(open)));
        yield Outcome.WAITING.exitCode();
      }
    };
  }

  /** Each answer once, however the order of a matrix changes on the way. */
  private void tell(List<Answered> path) {
    var news = path.stream().filter(each -> told.add(each.question().name())).toList();
    call.screen().print(page.path(call.format(), news));
  }

  /** Whether there is an answer now; without one the person left. */
  private boolean asked(Verdict.Open open, Keyboard keyboard) {
    while (true) {
      call.screen().ask(DecidePage.prompt(open.question()));
      var typed = keyboard.line();
      if (typed.isEmpty() || List.of("q", "quit").contains(typed.get())) {
        return false;
      }
      var answer = DecideCommand.Answers.word(open.question(), typed.get());
      if (answer.isPresent()) {
        told.add(open.question().name());
        answers.put(open.question().name(), answer.get());
        return true;
      }
    }
  }

  private int decided(Verdict.Decided decided, Keyboard keyboard) {
    var advice = decided.advice();
    var command = command(advice);
    call.screen().print(page.decided(call.format(), advice, command));
    if (command.isEmpty() || !person()) {
      return Exit.OK;
    }
    call.screen().ask("Press r to do it now, any other key to leave it. ");
    var key = keyboard.key();
    call.screen().ask("\n");
    return key.filter(each -> each == 'r' || each == 'R').isPresent()
        ? carryOut(advice, decided.path())
        : Exit.OK;
  }

  /** The same as if somebody typed it, with the reason for the journal. */
  private int carryOut(Advice advice, List<Answered> path) {
    var words = new ArrayList<>(words(advice));
    words.add(RunOptions.WHY);
    words.add(why(path));
    words.addAll(call.globals().words());
    call.close();
    return new Cli(call.world()).run(words.toArray(new String[0]));
  }

  private static String why(List<Answered> path) {
    return path.stream()
        .reduce((_, last) -> last)
        .map(each -> "decided: " + each.question().ask() + " " + each.answer())
        .orElse("decided");
  }

  private boolean person() {
    var terminal = call.world().terminal();
    return terminal.out() && terminal.in();
  }

  private Optional<String> command(Advice advice) {
    var words = words(advice);
    return words.isEmpty() ? Optional.empty() : Optional.of("ripcord " + String.join(" ", words));
  }

  private List<String> words(Advice advice) {
    return switch (advice.course()) {
      case Advice.Course.RollBack(String procedure, Optional<String> release) -> {
        var words = new ArrayList<>(List.of("rollback", name()));
        release.ifPresent(words::add);
        words.addAll(List.of(Asks.PROCEDURE, procedure));
        yield words;
      }
      case Advice.Course.Watch _, Advice.Course.Stay _ -> List.of();
    };
  }

  /** By answer, the command that says what was said so far, and it. */
  private Map<String, String> commands(Verdict.Open open) {
    var commands = new LinkedHashMap<String, String>();
    open.question()
        .answers()
        .keySet()
        .forEach(answer -> commands.put(answer, command(open.question().name(), answer)));
    return commands;
  }

  private String command(String question, String answer) {
    var line = new StringBuilder("ripcord decide ").append(name());
    answers.forEach(
        (name, each) -> line.append(" --answer ").append(name).append('=').append(each));
    return line.append(" --answer ").append(question).append('=').append(answer).toString();
  }

  private String name() {
    return deciding.service().name();
  }
}
