package dev.ripcord.export;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Procedure;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The unit of systemd under which the daemon runs, made from a catalog; pure. */
public final class DaemonUnit {
  private static final Duration AT_LEAST = Duration.ofMinutes(2);

  private DaemonUnit() {}

  /**
   * Its lines.
   *
   * @param program where ripcord is
   * @param place where the catalog is
   * @param credentials the names of {@code ${credential:NAME}} that the catalog uses
   */
  public static List<String> lines(
      Catalog catalog, String program, String place, SortedSet<String> credentials) {
    var loads =
        credentials.stream()
            .map(each -> "LoadCredential=" + each + ":/etc/ripcord/credentials/" + each)
            .collect(Collectors.joining("\n"));
    return """
    # /etc/systemd/system/ripcord.service
    #   systemctl daemon-reload && systemctl enable --now ripcord.service
    [Unit]
    Description=Ripcord watches services, puts them back, and says why
    Wants=network-online.target
    After=network-online.target
    # It needs nothing that it watches: with Requires= or BindsTo= it would be stopped together with that.
    StartLimitIntervalSec=0

    [Service]
    Type=notify
    NotifyAccess=all
    # Hanging or stopped as a whole it is started anew; what it had begun is taken up.
    WatchdogSec=60
    WatchdogSignal=SIGKILL
    ExecStart=%s --catalog %s serve
    Restart=always
    RestartSec=2
    # A rollback under way goes on to its end: this is the longest budget with its proof and watch.
    TimeoutStopSec=%d
    # Only ripcord is stopped: what a rollback has started runs on.
    KillMode=process
    UMask=0077
    OOMScoreAdjust=-500
    # It changes files and units, so the file system stays writable and sudo works; what it never needs is closed.
    LockPersonality=yes
    ProtectClock=yes
    ProtectHostname=yes
    ProtectKernelModules=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=no
    %s
    [Install]
    WantedBy=multi-user.target
    """
        .formatted(
            program, place, longest(catalog).toSeconds(), loads.isEmpty() ? "" : loads + "\n")
        .lines()
        .toList();
  }

  private static Duration longest(Catalog catalog) {
    return catalog.services().values().stream()
        .map(service -> {
          var budget =
              service.procedures().values().stream()
                  .map(Procedure::budget)
                  .max(Duration::compareTo)
                  .orElse(Duration.ZERO);
          return budget.plus(service.verify().within()).plus(service.verify().watch());
        })
        .max(Duration::compareTo)
        .orElse(Duration.ZERO)
        .plus(AT_LEAST);
  }
}
