package dev.ripcord.plan;

import dev.ripcord.host.ssh.SshAddress;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Short names for the hosts of one service, for paths of steps and for people.
 *
 * @param hosts as the catalog names them
 */
public record HostLabels(List<String> hosts) {
  private static final Pattern SHORT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,39}");

  public HostLabels {
    hosts = List.copyOf(hosts);
  }

  /** Whether there is more than one, so that they have to be told apart. */
  public boolean several() {
    return hosts.size() > 1;
  }

  /** The host's own name; numbered where that does not tell it apart. */
  public String of(String host) {
    var name = name(host);
    var alone = hosts.stream().filter(each -> name(each).equals(name)).count() == 1;
    return alone && SHORT.matcher(name).matches() ? name : "host" + (hosts.indexOf(host) + 1);
  }

  /** A text that says where, when there is more than one. */
  public String on(String text, String host) {
    return several() ? text + " on " + of(host) : text;
  }

  /** The name or address under which a host is reached from here. */
  static String name(String host) {
    return SshAddress.meant(host) ? SshAddress.parse(host).host() : "localhost";
  }
}
