package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One process as pm2 lists it; of the environment that pm2 lists with it, nothing is taken.
 *
 * @param pid 0 when it does not run
 * @param module whether it is a part of pm2 itself, which no list saves
 * @param path the PATH that pm2 keeps for it
 * @param restarts since pm2 knows it: those that somebody asked for, and those after a crash
 * @param started names its last start
 * @param age how long it lives
 * @param differs keys whose value in its environment is not the wanted one
 * @param hidden keys of the environment file that its own environment overrides
 */
record App(
    String name,
    long pid,
    String script,
    String cwd,
    String status,
    String mode,
    boolean module,
    String path,
    long restarts,
    String started,
    Optional<Duration> age,
    List<String> differs,
    List<String> hidden) {

  static App of(Node told) {
    var more = Json.at(told, "pm2_env").orElse(told);
    return new App(
        Json.text(told, "name"),
        Json.number(told, "pid"),
        Json.text(more, "pm_exec_path"),
        Json.text(more, "pm_cwd"),
        Json.text(more, "status"),
        Json.text(more, "exec_mode"),
        !Json.text(more, "pmx_module").isEmpty(),
        Json.text(told, "path"),
        Json.number(more, "restart_time"),
        Json.text(more, "pm_uptime"),
        Json.at(told, "age_ms").map(_ -> Duration.ofMillis(Json.number(told, "age_ms"))),
        Json.texts(told, "differs"),
        Json.texts(told, "hidden"));
  }

  /** The same one with its age told by a clock. */
  App aged(long millis) {
    return new App(
        name,
        pid,
        script,
        cwd,
        status,
        mode,
        module,
        path,
        restarts,
        started,
        pid == 0 || millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)),
        differs,
        hidden);
  }

  boolean cluster() {
    return mode.equals("cluster_mode");
  }

  /** What a saved list must have of it to bring it back. */
  String saved() {
    return name
        + " "
        + script
        + " in "
        + cwd
        + " "
        + (status.equals("stopped") ? "stopped" : "online");
  }
}
