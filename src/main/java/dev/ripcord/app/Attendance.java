package dev.ripcord.app;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.local.PrivateFolder;
import dev.ripcord.server.Told;
import dev.ripcord.server.door.Asked;
import dev.ripcord.server.door.Door;
import dev.ripcord.server.door.Identity;
import dev.ripcord.server.door.Knock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who of this user watches on this machine, for a catalog. */
public final class Attendance {
  private final Function<Catalog, Identity> mine;
  private final String version;
  private final Function<Asked, List<Knock.Answer>> knock;

  public Attendance(
      Function<Catalog, Identity> mine, String version, Function<Asked, List<Knock.Answer>> knock) {
    this.mine = mine;
    this.version = version;
    this.knock = knock;
  }

  /** Of this program, in this version. */
  public static Attendance of(Opening opening, String version) {
    var knock = new Knock(Clock.system());
    return new Attendance(
        opening::identity, version, each -> knock.at(PrivateFolder.sought(Door.FOLDER), each));
  }

  /** Asks them now. */
  public Seen ask(Catalog catalog, Asked asked) {
    var identity = mine.apply(catalog);
    var watchers = new ArrayList<Watcher>();
    var unclear = new ArrayList<String>();
    for (var each : knock.apply(asked)) {
      switch (each) {
        case Knock.Answer.Living(Told told) -> watchers.add(watcher(identity, told));
        case Knock.Answer.Unclear(String why) -> unclear.add(why);
      }
    }
    return new Seen(watchers, unclear);
  }

  private Watcher watcher(Identity identity, Told told) {
    var same = told.catalog().equals(identity.catalog());
    var ours = same || told.journal().equals(identity.journal());
    var differs =
        Stream.of(
                when(!told.turning(), "it looks at nothing now"),
                when(!same, "it has another catalog, " + told.catalog()),
                when(
                    same && !told.hash().equals(identity.hash()),
                    "the catalog was changed after it was read: start the daemon anew"),
                when(
                    !told.journal().equals(identity.journal()),
                    "it has another journal, " + told.journal()),
                when(
                    !told.version().equals(version),
                    "it is ripcord " + told.version() + ", and this is " + version))
            .flatMap(Optional::stream)
            .toList();
    return new Watcher(told, ours, differs);
  }

  private static Optional<String> when(boolean so, String said) {
    return so ? Optional.of(said) : Optional.empty();
  }

  /**
   * A daemon that lives.
   *
   * @param ours whether it has the catalog or the journal that is meant
   * @param differs what is not the same with it as here
   */
  public record Watcher(Told told, boolean ours, List<String> differs) {
    public Watcher {
      differs = List.copyOf(differs);
    }

    /** One that stands still watches nothing, whatever it has. */
    public boolean watches() {
      return ours && told.turning();
    }
  }

  /** All of them; {@code unclear} are those of which it cannot be told. */
  public record Seen(List<Watcher> watchers, List<String> unclear) {
    public Seen {
      watchers = List.copyOf(watchers);
      unclear = List.copyOf(unclear);
    }

    /** Those that have the catalog or the journal. */
    public List<Watcher> ours() {
      return watchers.stream().filter(Watcher::ours).toList();
    }

    /** Whether one of them watches anything. */
    public boolean watched() {
      return watchers.stream().anyMatch(Watcher::watches);
    }

    /** For one service. */
    public Watched of(String service) {
      return new Watched(
          watchers.stream()
              .filter(Watcher::watches)
              .filter(each -> each.told().watched().contains(service))
              .findFirst(),
          ours().stream().findFirst(),
          unclear);
    }
  }

  /**
   * Who watches a service.
   *
   * @param by empty where nobody does
   * @param there a daemon that has its catalog or journal, whether or not it watches it
   */
  public record Watched(Optional<Watcher> by, Optional<Watcher> there, List<String> unclear) {
    public Watched {
      unclear = List.copyOf(unclear);
    }
  }
}
