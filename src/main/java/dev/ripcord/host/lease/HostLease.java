package dev.ripcord.host.lease;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.host.lease.Lease.Held;
import dev.ripcord.host.lease.Lease.Taken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lease of a service on one host. Each call is one command on the host; what a lease means and
 * how it is stored is told in {@link LeaseScript}.
 */
public final class HostLease {
  private static final List<Path> FOLDERS =
      List.of(Path.of("/run/lock/ripcord"), Path.of("/tmp/ripcord-lock"));
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Host host;
  private final List<Path> folders;
  private final Path proc;

  public HostLease(Host host) {
    this(host, FOLDERS, Path.of("/proc"));
  }

  /** With the folders elsewhere, and with other readings of the host's clock. */
  public HostLease(Host host, List<Path> folders, Path proc) {
    this.host = host;
    this.folders = folders;
    this.proc = proc;
  }

  /** Takes the lease where nobody else has it. */
  public Lease take(String service, Claim claim) {
    return take(service, claim, 0);
  }

  /** Takes it also from a holder that was seen, but not from one that came after. */
  public Lease force(String service, Claim claim, long seenToken) {
    return take(service, claim, seenToken);
  }

  /** Whether the lease is still ours; if it is, it now ends {@code ttl} from now. */
  public boolean renew(Held held, Duration ttl) {
    return owned(ask("renew", held.service(), held.run(), held.token(), ttl.toSeconds()));
  }

  /** Gives it back, unless somebody else has it by now. */
  public void release(Held held) {
    var _ = ask("release", held.service(), held.run(), held.token());
  }

  /** Who has it. */
  public Optional<Holder> read(String service) {
    var answer = ask("read", service);
    return answer[0].equals("taken") ? Optional.of(holder(answer)) : Optional.empty();
  }

  private Lease take(String service, Claim claim, long force) {
    var answer =
        ask(
            "take",
            service,
            claim.run(),
            force,
            claim.ttl().toSeconds(),
            claim.rank(),
            pid(),
            claim.holder());
    return owned(answer)
        ? new Held(service, claim.run(), Long.parseLong(answer[1]))
        : new Taken(holder(answer));
  }

  /** Ours where it can be asked for on the host; a process elsewhere is known by its time alone. */
  private long pid() {
    return host.name().equals("local") ? ProcessHandle.current().pid() : 0;
  }

  private static boolean owned(String[] answer) {
    return answer[0].equals("held");
  }

  private static Holder holder(String[] words) {
    return new Holder(
        words[5],
        words[4],
        Integer.parseInt(words[3]),
        Long.parseLong(words[1]),
        Duration.ofSeconds(Long.parseLong(words[2])));
  }

  /**
   * One line: {@code held TOKEN}, {@code taken TOKEN LEFT RANK RUN HOLDER}, {@code free} or {@code
   * lost}.
   */
  private String[] ask(String verb, String service, Object... rest) {
    if (!SERVICE.matcher(service).matches()) {
      throw new IllegalArgumentException("not usable in a lease: service " + service);
    }
    var words =
        new ArrayList<>(List.of("sh", "-c", LeaseScript.TEXT, "ripcord-lease", proc.toString()));
    words.add(String.join(":", folders.stream().map(Path::toString).toList()));
    words.addAll(List.of(verb, service));
    for (var each : rest) {
      words.add(each.toString());
    }
    var result = host.look(Command.of(words).within(TIMEOUT));
    if (result instanceof Exited(int status, var output) && status == 0) {
      return output.stdout().strip().split(" ", 6);
    }
    throw new HostException(
        "cannot "
            + verb
            + " the lease of "
            + service
            + " on "
            + host.name()
            + ": "
            + result.said());
  }
}
