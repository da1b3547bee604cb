package dev.ripcord.cli.page;

import dev.ripcord.app.Attendance.Seen;
import dev.ripcord.app.Attendance.Watched;
import dev.ripcord.app.Attendance.Watcher;
import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the catalog owns; no service is looked at for it.
 *
 * @param seen who watches; empty where nothing has rules
 */
public record ServicesPage(Catalog catalog, Optional<Seen> seen) {

  private static final int WATCHED_AT = 3;

  public List<String> lines(Format format) {
    if (catalog.services().isEmpty()) {
      return List.of("The catalog has no services.");
    }
    var rows = catalog.services().values().stream().map(this::row).toList();
    var heads = new ArrayList<>(List.of("service", "runs as", "on", "procedures"));
    seen.ifPresent(_ -> heads.add(WATCHED_AT, "watched"));
    var lines = new ArrayList<>(new Table(heads, rows).lines(format));
    seen.ifPresent(each -> lines.addAll(watchers(each, format)));
    return lines;
  }

  private static List<String> watchers(Seen seen, Format format) {
    var sheet = new Sheet(format);
    seen.ours().forEach(each -> watcher(sheet, each));
    if (seen.ours().isEmpty()) {
      sheet.item("! ", Tone.WARN, WatchedText.NOBODY);
    }
    seen.unclear().forEach(each -> sheet.item("! ", Tone.WARN, each));
    var lines = new ArrayList<>(List.of(""));
    lines.addAll(sheet.lines());
    return lines;
  }

  private static void watcher(Sheet sheet, Watcher it) {
    if (it.watches()) {
      sheet.item(
          "watched ",
          it.differs().isEmpty() ? Tone.PLAIN : Tone.WARN,
          WatchedText.said(it, it.differs(), sheet.format().zone()));
    } else {
      var differs = String.join("; ", it.differs());
      sheet.item("! ", Tone.WARN, WatchedText.who(it) + " lives: " + differs);
    }
  }

  /** Who watches a service; empty where it has no rules. */
  public Optional<Watched> watched(Service service) {
    return seen.filter(_ -> !service.watching().rules().isEmpty())
        .map(each -> each.of(service.name()));
  }

  /** For scripts and completion. */
  public List<String> names() {
    return List.copyOf(catalog.services().keySet());
  }

  private List<String> row(Service service) {
    var row = new ArrayList<String>();
    row.add(service.name());
    row.add(service.target().kind());
    row.add(String.join(", ", service.hosts()));
    seen.ifPresent(_ ->
        row.add(watched(service).map(each -> each.by().isPresent() ? "yes" : "NO").orElse("-")));
    row.add(
        service.procedures().values().stream()
            .map(ServicesPage::procedure)
            .collect(Collectors.joining(", ")));
    return row;
  }

  private static String procedure(Procedure procedure) {
    return procedure.name() + " (" + Spans.text(procedure.budget()) + ")";
  }
}
