package dev.ripcord.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How people decide whether to roll back. */
public sealed interface Decision {

  /** Every check that can answer something. */
  List<CheckEntry> checks();

  /**
   * Questions, each of whose answers leads to another one or to an end. There is no way round in a
   * circle, and to every question and end there is a way.
   *
   * @param questions the first one is where it begins
   */
  record Tree(Map<String, Question> questions, Map<String, Advice> ends) implements Decision {
    public Tree {
      questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
      ends = Collections.unmodifiableMap(new LinkedHashMap<>(ends));
    }

    @Override
    public List<CheckEntry> checks() {
      return told(questions.values().stream().map(Question::toldBy).toList());
    }
  }

  /** Symptoms, of which the worst that is there decides. */
  record Matrix(List<Row> rows, Advice otherwise) implements Decision {
    public Matrix {
      rows = List.copyOf(rows);
    }

    @Override
    public List<CheckEntry> checks() {
      return told(rows.stream().map(each -> each.question().toldBy()).toList());
    }
  }

  /**
   * What is asked.
   *
   * @param answers each with the question or end that it leads to
   */
  record Question(String name, String ask, Optional<ToldBy> toldBy, Map<String, String> answers) {
    public static final String YES = "yes";
    public static final String NO = "no";

    public Question {
      answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }
  }

  /** A symptom, and what is advised when it is there. */
  record Row(Question question, Advice advice) {}

  private static List<CheckEntry> told(List<Optional<ToldBy>> all) {
    return all.stream()
        .flatMap(Optional::stream)
        .flatMap(each -> each.checks().stream())
        .distinct()
        .toList();
  }
}
