package dev.ripcord.check;

import dev.ripcord.host.Command;
import dev.ripcord.host.HostException;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a TCP port is listened on, and by whom: an address that answers proves little when a
 * process that was to be replaced still holds its port.
 *
 * @param free whether nobody may listen
 * @param as the user who looks; another user's processes are seen by root only
 */
record PortCheck(int number, boolean free, List<PortOwner> owners, Optional<String> as)
    implements Check {
  /** What a plain script needs to see processes and what they say. */
  static final Part PLAIN = Part.of(PortCheck.class, "processes.sh");

  private static final Pattern PID = Pattern.compile("pid=(\\d+)");

  @Override
  public String title() {
    if (free) {
      return "port " + number + " is free";
    }
    return "port " + number + " is listened on" + (owners.isEmpty() ? "" : " by " + wanted());
  }

  private String wanted() {
    return owners.stream().map(PortOwner::title).collect(Collectors.joining(" and "));
  }

  @Override
  public Finding look(Sight sight) {
    var asked =
        sight.host().look(Command.of("ss", "-H", "-ltnp", "sport", "=", ":" + number).as(as));
    var none = Asked.withoutAnswer(asked);
    if (none.isPresent()) {
      return none.get();
    }
    if (!asked.ok()) {
      return Finding.unknown("cannot look: ss: " + Texts.line(asked.said()));
    }
    var sockets = sockets(asked.stdout());
    if (sockets.isEmpty()) {
      return free ? Finding.good("nobody listens") : Finding.bad("nobody listens");
    }
    return held(sight, sockets);
  }

  @Override
  public Optional<Piece> plain() {
    var words =
        new ArrayList<>(List.of(String.valueOf(number), Shell.user(as), free ? "free" : "held"));
    for (var each : owners) {
      words.addAll(each.plain());
    }
    return Optional.of(Piece.of(Part.VALUES, PLAIN).call("port_check", words));
  }

  /** The processes that hold each listening socket. */
  static List<List<Long>> sockets(String printed) {
    return printed
        .lines()
        .filter(each -> each.startsWith("LISTEN"))
        .map(each ->
            PID.matcher(each).results().map(it -> Long.valueOf(it.group(1))).distinct().toList())
        .toList();
  }

  private Finding held(Sight sight, List<List<Long>> sockets) {
    var pids = sockets.stream().flatMap(List::stream).distinct().toList();
    if (!free && owners.isEmpty()) {
      return Finding.good("listened on").with(evidence(pids));
    }
    if (sockets.stream().anyMatch(List::isEmpty)) {
      return free
          ? Finding.bad("somebody listens whose process cannot be seen (look 'as: root')")
          : Finding.unknown("whose it is cannot be seen (look 'as: root')");
    }
    var rows = sight.host().look(ProcessRow.some(pids).as(as));
    var none = Asked.withoutAnswer(rows);
    return none.orElseGet(() -> judge(sight, sockets, ProcessRow.parse(rows.stdout())))
        .with(evidence(pids));
  }

  private static Map<String, String> evidence(List<Long> pids) {
    return pids.isEmpty()
        ? Map.of()
        : Map.of("pid", pids.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private Finding judge(Sight sight, List<List<Long>> sockets, List<ProcessRow> rows) {
    var names = rows.stream().map(ProcessRow::title).collect(Collectors.joining(", "));
    if (free) {
      return Finding.bad("it is held by " + names);
    }
    try {
      var strange = new ArrayList<String>();
      for (var owner : owners) {
        var pidFile = pid(sight, owner);
        sockets.stream()
            .filter(pids -> rows.stream().noneMatch(row -> owns(owner, row, pids, pidFile)))
            .findFirst()
            .ifPresent(_ -> strange.add(owner.title()));
      }
      return strange.isEmpty()
          ? Finding.good("it is held by " + names)
          : Finding.bad("it is held by " + names + ", not by " + String.join(" and ", strange));
    } catch (HostException e) {
      return Finding.unknown("cannot look: " + Texts.line(String.valueOf(e.getMessage())));
    }
  }

  private static Optional<String> pid(Sight sight, PortOwner owner) {
    return switch (owner) {
      case PortOwner.PidFile(String file) ->
          sight.host().files().read(Path.of(file)).map(each -> each.text().strip());
      case PortOwner.Unit _, PortOwner.Program _, PortOwner.User _ -> Optional.empty();
    };
  }

  private static boolean owns(
      PortOwner owner, ProcessRow row, List<Long> pids, Optional<String> pidFile) {
    return pids.contains(row.pid())
        && switch (owner) {
          case PortOwner.Unit(String name) -> row.in(name);
          case PortOwner.PidFile _ -> pidFile.equals(Optional.of(String.valueOf(row.pid())));
          case PortOwner.Program(Pattern command) -> command.matcher(row.arguments()).find();
          case PortOwner.User(String name) -> row.user().equals(name);
        };
  }
}
