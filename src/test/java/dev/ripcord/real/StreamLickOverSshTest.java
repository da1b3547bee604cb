package dev.ripcord.real;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The same scenarios from another machine, over SSH. */
@Needs({Part.SYSTEMD_GUEST, Part.PM2, Part.SSHD})
class StreamLickOverSshTest extends StreamLickScenarioTest {
  @TempDir private Path folder;
  private final Map<StreamLickMachine, RipcordOverSsh> known = new HashMap<>();

  @Override
  Ran run(StreamLickMachine machine, List<String> args) {
    var ripcord = known.computeIfAbsent(machine, each -> RipcordOverSsh.to(each.guest(), folder));
    return ripcord.run(RipcordInGuest.example("streamlick"), "streamlick", args);
  }
}
