package dev.ripcord.catalog;

import dev.ripcord.host.ssh.SshAddress;

/** What the hosts of a service may be called. */
final class HostNames {
  /** {@code local}, or the address of another machine; the schema knows only how it begins. */
  static final Shape<String> SHAPE =
      Shapes.mapped(
          Shapes.text("'local' for this machine, or ssh://user@host:port", "local|ssh://.+"),
          HostNames::checked);

  private HostNames() {}

  private static String checked(String name) {
    if (SshAddress.meant(name)) {
      var _ = SshAddress.parse(name);
    }
    return name;
  }
}
