package dev.ripcord.target.compose;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container as {@code docker inspect} shows it; of its environment nothing is ever asked for.
 *
 * @param image the id of the image that really runs
 * @param name the name that the image was asked for by, which may mean another one by now
 * @param status in Docker's words: created, running, paused, restarting, removing, exited, dead
 * @param health empty where it has no health check
 * @param started empty where it never was
 * @param restarts automatic ones since it was made
 * @param policy whether Docker starts it again: no, always, unless-stopped, on-failure
 * @param fault why Docker could not start it
 */
record Container(
    String id,
    String image,
    String name,
    String status,
    int exit,
    boolean oom,
    Optional<Instant> started,
    String health,
    int restarts,
    String policy,
    String project,
    String service,
    boolean oneOff,
    String folder,
    List<String> files,
    String fault,
    String title) {
  private static final String LABEL = "com.docker.compose.";
  private static final List<String> FIELDS =
      List.of(
          ".ID",
          ".Image",
          ".Config.Image",
          ".State.Status",
          ".State.ExitCode",
          ".State.OOMKilled",
          ".State.StartedAt",
          "if .State.Health}}{{.State.Health.Status}}{{end",
          ".RestartCount",
          ".HostConfig.RestartPolicy.Name",
          label("project"),
          label("service"),
          label("oneoff"),
          label("project.working_dir"),
          label("project.config_files"),
          "json .State.Error",
          ".Name");

  /** The template that makes Docker print a line for each. */
  static final String FORMAT =
      FIELDS.stream().map(each -> "{{" + each + "}}").collect(Collectors.joining("\t"));

  Container {
    files = List.copyOf(files);
  }

  private static String label(String name) {
    return "index .Config.Labels \"" + LABEL + name + "\"";
  }

  /** Reads what Docker printed; a line that is none is left out. */
  static List<Container> all(String printed) {
    var found = new ArrayList<Container>();
    for (var line : printed.lines().toList()) {
      var cells = line.split("\t", -1);
      if (cells.length == FIELDS.size()) {
        found.add(of(List.of(cells)));
      }
    }
    return found;
  }

  private static Container of(List<String> cells) {
    return new Container(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        number(cells.get(4)),
        cells.get(5).equals("true"),
        instant(cells.get(6)),
        cells.get(7).equals("none") ? "" : cells.get(7),
        number(cells.get(8)),
        cells.get(9).isEmpty() ? "no" : cells.get(9),
        cells.get(10),
        cells.get(11),
        cells.get(12).equalsIgnoreCase("true"),
        cells.get(13),
        Stream.of(cells.get(14).split(",", -1)).filter(each -> !each.isEmpty()).toList(),
        cells.get(15).length() > 2 ? cells.get(15).substring(1, cells.get(15).length() - 1) : "",
        cells.get(16).startsWith("/") ? cells.get(16).substring(1) : cells.get(16));
  }

  private static int number(String text) {
    return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(each -> each.isAfter(Instant.EPOCH));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  boolean running() {
    return status.equals("running");
  }

  /** Whether it is not there to do anything: neither running nor about to. */
  boolean still() {
    return List.of("created", "exited", "dead", "removing").contains(status);
  }

  /** Whether it did its work and is not to be started again. */
  boolean finished() {
    return status.equals("exited") && exit == 0 && List.of("no", "on-failure").contains(policy);
  }

  String shortId() {
    return id.substring(0, Math.min(12, id.length()));
  }
}
