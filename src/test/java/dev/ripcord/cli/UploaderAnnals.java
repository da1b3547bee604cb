package dev.ripcord.cli;

import dev.ripcord.journal.Journal;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.journal.WatchEvent.Acted;
import dev.ripcord.journal.WatchEvent.Acting;
import java.util.List;
import java.util.Optional;

/** What a daemon wrote of an uploader. */
record UploaderAnnals(Journal journal, String service) {
  List<WatchEvent> all() {
    return journal.watching(service, 0).stream().map(WatchEntry::event).toList();
  }

  <T> List<T> written(Class<T> type) {
    return all().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The rollback that began by itself, which a remedy is not. */
  Optional<Acting> rollback() {
    return written(Acting.class).stream().filter(each -> each.remedy().isEmpty()).findFirst();
  }

  /** Its end. */
  Optional<Acted> back() {
    var run = rollback().map(Acting::run);
    return written(Acted.class).stream()
        .filter(each -> run.equals(Optional.of(each.run())))
        .findFirst();
  }
}
