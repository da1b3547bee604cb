package dev.ripcord.target.systemd;

import dev.ripcord.host.ScriptedHost;

/** What {@code systemctl show} printed on a real systemd 252, with lines changed for a test. */
final class Shown {
  static final String RUNNING =
      """
      Type=simple
      TimeoutStopUSec=1min 30s
      MainPID=129
      Result=success
      ReloadResult=success
      NRestarts=0
      ExecMainStartTimestampMonotonic=1663440296
      ExecMainStatus=0
      ExecMainStartTimestamp=Sun 2026-11-22 20:50:44 UTC
      MemoryCurrent=19550208
      TriggeredBy=
      LoadState=loaded
      ActiveState=active
      SubState=running
      UnitFileState=enabled
      StateChangeTimestampMonotonic=1663442659
      CanReload=no
      NeedDaemonReload=no
      InvocationID=5e3968c551944c45a4840ad11c9b3b6e
      """;
  static final String STOPPED =
      with(RUNNING, "MainPID=0", "ActiveState=inactive", "SubState=dead", "InvocationID=");
  static final String NOT_FOUND =
      with(STOPPED, "LoadState=not-found", "UnitFileState=", "Type=", "InvocationID=");
  static final String NO_PROGRAM =
      with(
          STOPPED,
          "Result=exit-code",
          "ExecMainStatus=203",
          "ActiveState=failed",
          "SubState=failed",
          "InvocationID=83f13466bb59495bbc210bd41d3ddece");
  static final String AWAITS_RESTART =
      with(
          STOPPED,
          "Result=exit-code",
          "ExecMainStatus=1",
          "ActiveState=activating",
          "SubState=auto-restart",
          "NRestarts=5",
          "InvocationID=6f33ede04ad045cf8e91ff7f6a375871");

  private Shown() {}

  /** The same text with other values for some properties. */
  static String with(String shown, String... lines) {
    var text = shown;
    for (var line : lines) {
      var name = line.substring(0, line.indexOf('=') + 1);
      text = text.replaceAll("(?m)^" + name + ".*$", line);
    }
    return text;
  }

  /** A host whose systemd shows this of every unit, and whose main process lives for so long. */
  static ScriptedHost host(String shown, double seconds) {
    var now = 50_000_000L;
    return new ScriptedHost()
        .answer("systemctl show", shown)
        .answer(
            "cat /proc/self/stat",
            stat("cat", now) + stat("node (x) y", now - (long) (seconds * 100)));
  }

  static Unit unit(String shown, double seconds) {
    return UnitLook.at(host(shown, seconds), "antmedia");
  }

  /** A line of proc(5) with the name in brackets and the start as the 22nd field. */
  private static String stat(String name, long started) {
    return "129 ("
        + name
        + ") S 1 129 129 0 -1 4194560 1 0 0 0 1 2 0 0 20 0 7 0 "
        + started
        + " 99\n";
  }
}
