package dev.ripcord.catalog;

import dev.ripcord.catalog.Lint.Found;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines that stand in many runbooks, and do something else than whoever wrote them meant. */
final class RunbookLints {
  private record Trap(Pattern pattern, String what) {
    Trap(String pattern, String what) {
      this(Pattern.compile(pattern), what);
    }
  }

  private static final List<Trap> COMMANDS =
      List.of(
          new Trap(
              "docker (?:system|image) prune.* (?:--all|-[a-z]*a[a-z]*)(?: |$)",
              "removes every image without a container, and so the one to go back to; 'prune' keeps what a release of any service needs"),
          new Trap(
              "docker volume (?:rm|prune)\\b|\\bdown\\b.* (?:-v|--volumes)\\b|prune .*--volumes",
              "removes volumes, and the data in them for good; have a person do that, after a backup"),
          new Trap(
              "\\bpkill\\b.* -[a-z]*f|\\bfuser\\b.* -[a-z]*k|\\bkillall\\b",
              "ends every process that fits, also ones that belong to nobody here; stop the unit or the container"),
          new Trap(
              "systemctl (?:stop|disable) docker(?:\\.service)?(?![\\w.-])(?!.*docker\\.socket)",
              "leaves docker.socket, which starts it again with the next command; stop both"));

  private static final List<Trap> QUERIES =
      List.of(
          new Trap(
              "rate\\(\\s*[a-z_]*start_time_seconds",
              "is the rate of a moment, which sees no restarts and takes an ordinary one for thousands; changes(...) counts them, and so does 'restarts(PROBE) > 3 in 5m'"),
          new Trap(
              "node_filesystem_free_bytes",
              "counts what is reserved for root as free: 95 % of what others may use is 90 % there; node_filesystem_avail_bytes, or 'disk(/)' of a host probe"),
          new Trap(
              "histogram_quantile\\((?!.*\\bby\\s*\\([^)]*\\ble\\b)",
              "gives a number for each instance and each label; sum by (le) (...) makes it one"),
          new Trap(
              "\\birate\\(", "takes the last two samples only, so one look decides; rate(...)"));

  private RunbookLints() {}

  /** Commands that take what a rollback needs, or what is somebody else's. */
  static Stream<Found> commands(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(RunbookLints::commands)
        .flatMap(each -> traps(COMMANDS, each.config(), words(each.config())));
  }

  private static Stream<Configured> commands(Service service) {
    var cures =
        service.triage().cures().values().stream()
            .flatMap(each -> each.procedure().steps().stream())
            .map(StepEntry::change);
    return Stream.concat(Pieces.changes(service), cures)
        .filter(each -> each.kind().equals("command"));
  }

  /** What is run, as one line. */
  private static String words(Node command) {
    var run = Pieces.under(command, "run");
    var shell = Pieces.under(command, "shell");
    return Stream.of(run == null ? shell == null ? command : shell : run)
        .flatMap(each -> Pieces.in("", each))
        .flatMap(
            each -> each.value() instanceof Node.Scalar text ? Stream.of(text.text()) : Stream.of())
        .collect(Collectors.joining(" "));
  }

  /** Queries that tell something else than they seem to. */
  static Stream<Found> queries(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(Pieces::health)
        .filter(each -> each.kind().equals("promql"))
        .flatMap(each -> Pieces.in("", each.config()))
        .filter(each -> !each.key().equals("url"))
        .flatMap(each ->
            each.value() instanceof Node.Scalar query
                ? traps(QUERIES, query, query.text())
                : Stream.of());
  }

  private static Stream<Found> traps(List<Trap> traps, Node at, String text) {
    return traps.stream()
        .filter(each -> each.pattern().matcher(text).find())
        .map(each -> new Found(at.place(), "'" + text.strip() + "' " + each.what()));
  }
}
