package dev.ripcord.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same from another machine, where the password and the log are; over SSH, as somebody who is
 * not root there and may use sudo.
 */
@Needs({Part.SYSTEMD_GUEST, Part.SSHD})
class LavalinkOverSshTest extends LavalinkScenarioTest {
  @TempDir private Path here;
  private final Map<LavalinkMachine, RipcordOverSsh> known = new HashMap<>();

  @Override
  Ran run(LavalinkMachine machine, String catalog, List<String> args) {
    var ripcord =
        known.computeIfAbsent(machine, each -> RipcordOverSsh.asOperator(each.guest(), here));
    var password = "${file:/etc/lavalink/password}";
    var ours =
        catalog
            .replace(password, password.replace("/etc/lavalink", here.toString()))
            .replace("/var/log/lavalink-rollback.log", here.resolve("log").toString());
    try {
      Files.writeString(here.resolve("password"), machine.guest().read("/etc/lavalink/password"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ripcord.run(ours, "lavalink", args);
  }

  @Override
  String log(LavalinkMachine machine) {
    try {
      return Files.readString(here.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
