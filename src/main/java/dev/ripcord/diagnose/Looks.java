package dev.ripcord.diagnose;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Remedy;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Finding.State;
import dev.ripcord.check.Reveal;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.release.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The looks that need nothing but what a target says of itself, and the machine's own tools. */
final class Looks {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  final Once installed;
  final Once runs;
  final Once log;
  final Once disk;
  final Once machineMemory;
  final Once memory;
  final Once kills;
  final Once files;
  final List<Once> ports;
  final List<Once> reach;
  final Map<CheckEntry, Once> probes = new LinkedHashMap<>();
  private final Patient patient;

  Looks(Patient patient) {
    this.patient = patient;
    installed = new Once("installed", this::installed);
    runs = new Once("runs", this::runs);
    log = new Once("log", this::log);
    disk = new Once("disk", this::disk);
    machineMemory = new Once("memory of the machine", this::machineMemory);
    memory = Once.ifPossible("memory of the process", this::memory);
    kills = Once.ifPossible("kills for want of memory", this::kills);
    files = Once.ifPossible("open files", this::files);
    var numbers =
        patient.doors().stream().flatMap(each -> each.port().stream()).distinct().sorted().toList();
    ports = numbers.stream().map(each -> new Once("port " + each, () -> port(each))).toList();
    reach =
        numbers.stream()
            .map(each -> new Once("who can reach port " + each, () -> reach(each)))
            .toList();
    patient
        .service()
        .probes()
        .values()
        .forEach(each -> probes.put(each, new Once(each.name(), () -> probe(each))));
  }

  /** The probes that ask over the network; where there is none, all of them. */
  List<Once> answers() {
    var doors = doors(patient.doors());
    return doors.isEmpty() ? List.copyOf(probes.values()) : doors;
  }

  /** The probes that ask as a client does, through the world outside; where none does, all. */
  List<Once> outside() {
    var outside = doors(patient.doors().stream().filter(each -> each.port().isEmpty()).toList());
    return outside.isEmpty() ? answers() : outside;
  }

  private List<Once> doors(List<Patient.Door> some) {
    return some.stream()
        .flatMap(each -> Optional.ofNullable(probes.get(each.probe())).stream())
        .distinct()
        .toList();
  }

  private Looked installed() {
    var name = "installed";
    return switch (patient.target().installed(patient.sight())) {
      case Readiness.Usable _ -> Looked.of(name, Finding.good("what it runs is there"));
      case Readiness.NotUsable(String why) ->
          Looked.of(
              name,
              Finding.bad(why),
              Pointer.to("what it runs is not there", back("go back to a release that is there")));
    };
  }

  private Looked runs() {
    var killed = patient.runs().evidence().getOrDefault("result", "").equals("oom-kill");
    var start =
        new Remedy(
            Optional.of("start it"), Optional.of(new Remedy.Doing.Lifecycle(Remedy.Verb.START)));
    return Looked.of(
        "runs",
        patient.runs(),
        killed
            ? Machine.KILLS
            : Pointer.to("it does not run, or does not stay up", start, back("or go back")));
  }

  private Looked probe(CheckEntry entry) {
    var finding = patient.look().apply(entry);
    return Looked.of(entry.name(), finding, Answers.pointer(finding, back("go back")));
  }

  private Looked log() {
    if (patient.log().isEmpty()) {
      return Looked.of("log", Finding.unknown("its target has no log to show"));
    }
    var said = new Reveal(patient.sight().secrets()).hide(asked(patient.log().get()));
    return said.ok()
        ? LogSigns.judge("log", said.stdout().lines().filter(each -> !each.isBlank()).toList())
        : Looked.of("log", cannot(said));
  }

  private Looked port(int number) {
    var check =
        new CheckEntry(
            "port " + number,
            new Configured("port", Nodes.of(Map.of("number", number, "free", true))),
            false);
    return Ports.judge(number, patient.look().apply(check), patient.runs());
  }

  private Looked reach(int number) {
    var said = asked(Command.of("ss", "-H", "-ltn", "sport", "=", ":" + number));
    return Looked.of(
        "who can reach port " + number,
        said.ok() ? Ports.reach(number, said.stdout()) : cannot(said),
        Pointer.to("nothing is there to connect to", back("go back")));
  }

  /** A path that is not there makes df complain, and the others count all the same. */
  private Looked disk() {
    var blocks = asked(Command.of(df("-k")));
    var inodes = asked(Command.of(df("-i")));
    var finding = Machine.disk(blocks.stdout(), inodes.stdout());
    return Looked.of("disk", blocks.stdout().isEmpty() ? cannot(blocks) : finding, Machine.DISK);
  }

  private List<String> df(String what) {
    var words = new ArrayList<>(List.of("df", "-P", what, "/", "/var", "/tmp"));
    words.addAll(paths(patient.service().target().config()));
    return words;
  }

  /** The folders that the target is told of. */
  private static Set<String> paths(Node node) {
    var paths = new LinkedHashSet<String>();
    switch (node) {
      case Node.Scalar scalar -> {
        if (scalar.text().startsWith("/")) {
          paths.add(scalar.text());
        }
      }
      case Node.Sequence list -> list.items().forEach(each -> paths.addAll(paths(each)));
      case Node.Mapping map -> map.entries().forEach(each -> paths.addAll(paths(each.value())));
    }
    return paths;
  }

  private Looked machineMemory() {
    var said = asked(Command.of("cat", "/proc/meminfo"));
    return Looked.of(
        "memory of the machine",
        said.ok() ? Machine.memory(said.stdout()) : cannot(said),
        Machine.SCARCE);
  }

  private Looked memory() {
    var pid = pid();
    if (pid.isEmpty()) {
      return Looked.of("memory of the process", Finding.unknown("its process is not known"));
    }
    var rss = asked(Command.of("ps", "-o", "rss=", "-p", pid.get(), "--ppid", pid.get()));
    var machine = asked(Command.of("cat", "/proc/meminfo"));
    return Looked.of(
        "memory of the process", Machine.process(rss.stdout(), machine.stdout()), Machine.MEMORY);
  }

  private Looked files() {
    var pid = pid();
    if (pid.isEmpty()) {
      return Looked.of("open files", Finding.unknown("its process is not known"));
    }
    var limits = asked(Command.of("cat", "/proc/" + pid.get() + "/limits"));
    var open = asked(Command.of("ls", "/proc/" + pid.get() + "/fd"));
    return Looked.of(
        "open files",
        limits.ok() && open.ok()
            ? Machine.files(limits.stdout(), open.stdout().lines().count())
            : cannot(limits.ok() ? open : limits),
        Machine.FILES);
  }

  private Looked kills() {
    var since = "@" + patient.sight().since().getEpochSecond();
    var said =
        asked(Command.of("journalctl", "-k", "--no-pager", "-o", "short-iso", "--since", since));
    var blind =
        said instanceof CommandResult.Exited(_, var output)
            && (output.stderr().contains("not seeing messages")
                || output.stderr().contains("insufficient permissions")
                || output.stderr().contains("No journal files"));
    return said.ok() && !blind
        ? Machine.kills("kills for want of memory", said.stdout())
        : Looked.of("kills for want of memory", cannot(said));
  }

  /** One process of it; what it started counts with it. */
  private Optional<String> pid() {
    return Stream.of("pid", "pids")
        .flatMap(each -> Optional.ofNullable(patient.runs().evidence().get(each)).stream())
        .map(each -> each.split("\\D+", 2)[0])
        .filter(each -> each.matches("[1-9]\\d*"))
        .filter(_ -> patient.runs().state() != State.BAD)
        .findFirst();
  }

  private CommandResult asked(Command command) {
    return patient.sight().host().look(command.within(LIMIT));
  }

  private static Finding cannot(CommandResult said) {
    return Finding.unknown("cannot look: " + said.said());
  }

  /** The way back by the first procedure, which is the one that is usually meant. */
  private Remedy back(String say) {
    return patient.service().procedures().values().stream()
        .filter(each -> !each.preparation())
        .map(Procedure::name)
        .findFirst()
        .map(each -> new Remedy(Optional.of(say), Optional.of(new Remedy.Doing.Procedure(each))))
        .orElseGet(() -> Remedy.of(say));
  }
}
