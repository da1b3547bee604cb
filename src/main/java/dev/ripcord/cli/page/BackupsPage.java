package dev.ripcord.cli.page;

import dev.ripcord.target.backup.Backup;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * The backups of a service, by host.
 *
 * @param read whether each was read again just now
 */
public record BackupsPage(String service, Map<String, List<Backup>> hosts, boolean read) {

  public boolean whole() {
    return hosts.values().stream().flatMap(List::stream).allMatch(each -> each.fault().isEmpty());
  }

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    hosts.forEach((host, backups) -> {
      sheet.blank();
      if (hosts.size() > 1) {
        sheet.line(Tone.BOLD, host);
      }
      if (backups.isEmpty()) {
        sheet.line("There is no backup of " + service + (hosts.size() > 1 ? " here." : "."));
        sheet.command("  ", "ripcord backup " + service);
      } else {
        sheet.add(table(backups, format));
        sheet.line(Tone.DIM, "in " + folder(backups.getFirst()));
      }
    });
    return sheet.lines();
  }

  private static String folder(Backup first) {
    return first.folder().replaceFirst("/[^/]+/[^/]+$", "/LABEL/NAME");
  }

  private List<String> table(List<Backup> backups, Format format) {
    var rows = backups.stream().map(each -> row(each, format)).toList();
    return new Table(List.of("label", "name", "made", "size", "release", "whole"), rows)
        .lines(format);
  }

  private List<String> row(Backup each, Format format) {
    return List.of(
        each.label(),
        each.name(),
        made(each, format),
        size(each.told("archive-bytes")),
        each.told("release"),
        whole(each));
  }

  private String whole(Backup each) {
    return each.fault()
        .map(why -> "NO: " + why)
        .orElse(
            read ? "yes, read again: " + each.told("holds") : "when made: " + each.told("holds"));
  }

  private static String made(Backup each, Format format) {
    try {
      return Moments.full(Instant.parse(each.told("made")), format.zone());
    } catch (DateTimeParseException _) {
      return "?";
    }
  }

  private static String size(String bytes) {
    return bytes.matches("\\d{1,18}") ? size(Long.parseLong(bytes)) : "?";
  }

  private static String size(long bytes) {
    if (bytes < 10_000) {
      return bytes + " B";
    }
    return bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
  }
}
