package dev.ripcord.journal;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people had to do before a run, and what became of it. */
@Json
public record Checklist(List<Item> items) {
  public Checklist {
    items = List.copyOf(items);
  }

  /** How an item stands. */
  public enum State {
    /** A person says that it is done. */
    DONE,
    /** A person says why it need not be done. */
    WAIVED,
    /** Nobody was asked: it could not wait. */
    OPEN
  }

  /** One of them; {@code why} is the reason for what was waived. */
  @Json
  public record Item(String text, State state, Optional<String> why) {

    /** In one line. */
    public String said() {
      return state.name().toLowerCase(Locale.ROOT)
          + ": "
          + text
          + why.map(each -> " (" + each + ")").orElse("");
    }
  }
}
