package dev.ripcord.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The catalog cannot be used; the message has a line for each problem. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  public CatalogException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** One problem at one place. */
  public CatalogException(Place place, String message) {
    this(List.of(new Problem(place, message)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
