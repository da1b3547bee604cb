package dev.ripcord.host.local;

import java.nio.file.Path;
import java.util.List;

/** The session of a process. */
final class Stat {
  private static final int SESSION = 3;

  private Stat() {}

  static long session(long pid) {
    var stat = Stamp.text(Path.of("/proc/" + pid + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > SESSION ? Long.parseLong(fields[SESSION]) : -1;
  }

  static List<Long> inSession(long session) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(each -> session(each) == session)
        .toList();
  }
}
