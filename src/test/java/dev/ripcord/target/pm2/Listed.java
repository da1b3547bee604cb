package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.ScriptedHost;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the look script printed on a real pm2 7.0.4, with values changed for a test. */
final class Listed {
  static final Daemon DAEMON =
      new Daemon(Optional.of("streamlick"), Optional.empty(), "pm2", Optional.empty());
  static final String SERVER = "/opt/mediasoup/server.js";
  static final String PASSWD = "streamlick:x:1000:1000::/home/streamlick:/bin/bash\n";
  static final String DOWN =
      """
      {"home":"/home/streamlick/.pm2","daemon":"down","others":["/root/.pm2"]}
      """;
  static final String EMPTY =
      """
      {"home":"/home/streamlick/.pm2","daemon":"up","apps":[],"others":[]}
      """;

  private Listed() {}

  /** One application as the script describes it. */
  record One(
      String status, long pid, int restarts, long started, double age, String script, String more) {
    static One online(long pid, double age) {
      return new One("online", pid, 0, 1795308060616L + pid, age, SERVER, "");
    }

    static One stopped() {
      return new One("stopped", 0, 0, 1795308060374L, 0, SERVER, "");
    }

    One status(String other) {
      return new One(other, pid, restarts, started, age, script, more);
    }

    One restarts(int count) {
      return new One(status, pid, count, started, age, script, more);
    }

    One script(String other) {
      return new One(status, pid, restarts, started, age, other, more);
    }

    One more(String json) {
      return new One(status, pid, restarts, started, age, script, json);
    }

    private String json() {
      return "{\"pid\":%d,\"name\":\"mediasoup\",\"pm_id\":0,\"pm2_env\":{\"pm_exec_path\":\"%s\",\"pm_cwd\":\"/opt/mediasoup\",\"status\":\"%s\",\"restart_time\":%d,\"pm_uptime\":%d,\"created_at\":1795308060374,\"exec_mode\":\"fork_mode\"},\"path\":\"/home/streamlick/bin:/usr/bin\"%s%s}"
          .formatted(
              pid,
              script,
              status,
              restarts,
              started,
              pid == 0 ? "" : ",\"age_ms\":" + (long) (age * 1000),
              more);
    }
  }

  /** What the script prints of a daemon that has these, and has saved the first. */
  static String up(One... apps) {
    var list = new java.util.StringJoiner(",");
    for (var each : apps) {
      list.add(each.json());
    }
    return "{\"home\":\"/home/streamlick/.pm2\",\"daemon\":\"up\",\"apps\":["
        + list
        + "],\"dump_at\":1795308060639.8247,\"dump\":[{\"name\":\"mediasoup\",\"pm_exec_path\":\""
        + SERVER
        + "\",\"pm_cwd\":\"/opt/mediasoup\",\"status\":\"stopped\"}]}\n";
  }

  static ScriptedHost host(String printed) {
    return new ScriptedHost()
        .answer("getent passwd streamlick", PASSWD)
        .answer(
            "env -0", "PATH=/usr/bin\0HOME=/root\0LANG=C.UTF-8\0RIPCORD_TOKEN=canary\0LC_ALL=C\0")
        .answer("env -u", "")
        .answer("node -e", printed);
  }

  static AppView view(One... apps) {
    return view(up(apps));
  }

  static AppView view(String printed) {
    return view(host(printed));
  }

  static AppView view(Host host) {
    return new AppView(
        new AppFacts(DAEMON, "mediasoup").of(new Pm2Look(DAEMON, "mediasoup").at(sight(host))));
  }

  static Sight sight(Host host) {
    var values = Map.of("env:TYPE", "mediasoup");
    var secrets =
        new Secrets(
            name -> Optional.ofNullable(values.get(name)).orElseThrow(IllegalStateException::new));
    return new Sight(host, Clock.system(), secrets, Instant.EPOCH);
  }
}
