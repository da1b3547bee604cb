package dev.ripcord.host.lease;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.ChildJvm;
import dev.ripcord.host.local.LocalHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A Ripcord in a process of its own that takes a lease, says so and stays until it is killed. */
final class TakeOnce {
  private TakeOnce() {}

  public static void main(String[] arguments) throws IOException {
    var claim = new Claim("a child", arguments[1], 5, Duration.ofSeconds(30));
    var answer =
        HostLeaseTest.lease(LocalHost.create(Clock.system()), Path.of(arguments[0]))
            .take("api", claim);
    System.out.println(answer.getClass().getSimpleName());
    var _ = System.in.read();
  }

  static Process start(Path folder, String run) throws IOException {
    return ChildJvm.builder(TakeOnce.class, folder.toString(), run).start();
  }
}
