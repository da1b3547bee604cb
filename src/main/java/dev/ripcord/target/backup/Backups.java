package dev.ripcord.target.backup;

import dev.ripcord.catalog.Node;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the backups of a service are.
 *
 * @param folder of all its labels
 */
public record Backups(Path folder, Optional<String> as) {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  /** Where those are that a step with this configuration makes. */
  public static Backups of(Node config, String service) {
    var step = BackupShape.of().readOrThrow(config);
    var shelf = step.shelf();
    var own = new Shelf(shelf.to(), Optional.of(service), shelf.label(), shelf.keep());
    return new Backups(own.labels(), step.as());
  }

  /**
   * Those that are there, newest first of each label.
   *
   * @param read whether every file in them is read and compared
   * @throws HostException where the host cannot be asked
   */
  public List<Backup> list(Host host, boolean read) {
    var words = List.of(folder.toString(), read ? "yes" : "no");
    var answer = host.look(Program.command(as, "list", words).within(LIMIT));
    if (!answer.ok()) {
      throw new HostException(host.name() + ": backups cannot be listed: " + answer.said());
    }
    return Backup.all(folder.toString(), answer.stdout());
  }
}
