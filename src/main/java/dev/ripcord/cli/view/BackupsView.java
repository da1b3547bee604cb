package dev.ripcord.cli.view;

import dev.ripcord.target.backup.Backup;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The backups of a service.
 *
 * @param read whether each was read again just now
 */
@Json
public record BackupsView(String service, boolean whole, boolean read, List<BackupView> backups) {

  /**
   * One of them.
   *
   * @param heading what its manifest says of it
   * @param fault why it is not whole
   */
  @Json
  public record BackupView(
      String host,
      String label,
      String name,
      String folder,
      Map<String, String> heading,
      Optional<String> fault) {}

  public static BackupsView of(String service, Map<String, List<Backup>> hosts, boolean read) {
    var all =
        hosts.entrySet().stream()
            .flatMap(host -> host.getValue().stream().map(each -> view(host.getKey(), each)))
            .toList();
    var whole = all.stream().allMatch(each -> each.fault().isEmpty());
    return new BackupsView(service, whole, read, all);
  }

  private static BackupView view(String host, Backup each) {
    return new BackupView(
        host, each.label(), each.name(), each.folder(), each.heading(), each.fault());
  }
}
