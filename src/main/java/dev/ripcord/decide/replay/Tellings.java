package dev.ripcord.decide.replay;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Place;
import dev.ripcord.catalog.Problem;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Shape;
import dev.ripcord.check.JsonValue;
import dev.ripcord.decide.guard.Happening;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads JSON Lines, of any origin and of any length: line by line, each of a bounded length, in the
 * order of time.
 */
public final class Tellings {
  private static final int LONGEST = 64 << 10;
  private static final int MOST_WRONG = 20;

  private final String file;
  private final Consumer<Happening> sink;
  private final Shape<Happening> shape = TellingShape.line();
  private final List<Problem> wrong = new ArrayList<>();
  private Instant latest = Instant.MIN;
  private int line;

  private Tellings(String file, Consumer<Happening> sink) {
    this.file = file;
    this.sink = sink;
  }

  /**
   * Gives out what is told until something is wrong.
   *
   * @param file its name, for errors
   * @throws CatalogException with what is wrong in which line, the first of them when they are many
   */
  public static void read(Reader in, String file, Consumer<Happening> sink) throws IOException {
    new Tellings(file, sink).read(in);
  }

  private void read(Reader in) throws IOException {
    var text = new StringBuilder();
    for (var next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        line(text);
      } else if (text.length() <= LONGEST) {
        text.append((char) next);
      }
    }
    line(text);
    if (!wrong.isEmpty()) {
      throw new CatalogException(wrong);
    }
  }

  private void line(StringBuilder text) {
    line++;
    if (text.length() > LONGEST) {
      add("has more than " + LONGEST + " characters");
    } else if (!text.toString().isBlank()) {
      read(text.toString());
    }
    text.setLength(0);
    if (wrong.size() >= MOST_WRONG) {
      throw new CatalogException(wrong);
    }
  }

  private void read(String text) {
    var json = JsonValue.parse(text);
    if (json.isEmpty()) {
      add(
          "is not JSON; each line is an object such as"
              + " {\"at\": \"2026-03-01T10:00:00Z\", \"sample\": \"api\", \"state\": \"good\"}");
      return;
    }
    var problems = new Problems();
    var told = shape.read(Nodes.of(json.get()), problems);
    problems.all().forEach(each -> add(each.message()));
    told.filter(_ -> problems.none()).ifPresent(this::give);
  }

  private void give(Happening happening) {
    if (happening.at().isBefore(latest)) {
      add(
          "tells of "
              + happening.at()
              + ", and a line before it of "
              + latest
              + "; lines stand in the order of time (where 'at' comes first, 'sort' does that)");
      return;
    }
    latest = happening.at();
    if (wrong.isEmpty()) {
      sink.accept(happening);
    }
  }

  private void add(String message) {
    wrong.add(new Problem(new Place(file, line, 1), message));
  }
}
