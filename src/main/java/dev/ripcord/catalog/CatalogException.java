package dev.ripcord.catalog;

import java.util.List;

/** The catalog cannot be used; the message has a line for each problem. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 200;
  private final transient List<Problem> problems;

  public CatalogException(List<Problem> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem at one place. */
  public CatalogException(Place place, String message) {
    this(List.of(new Problem(place, message)));
  }

  public List<Problem> problems() {
    return problems;
  }

  private static String text(List<Problem> problems) {
    var shown = problems.stream().limit(SHOWN).map(Problem::toString).toList();
    var more = problems.size() > SHOWN ? "\n... and " + (problems.size() - SHOWN) + " more" : "";
    return String.join("\n", shown) + more;
  }
}
