package dev.ripcord.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.BuiltInChecks;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code localhost} in a check is the far host's own, and what its connection did is no evidence.
 */
@Needs(Part.SSHD)
class TunnelTest {
  @TempDir private Path folder;
  private RealSshd sshd;
  private SshHost host;

  @BeforeEach
  void start() throws IOException {
    sshd = RealSshd.start(Files.createDirectory(folder.resolve("sshd")));
    host = new SshPlace(sshd, folder).host();
  }

  @AfterEach
  void stop() {
    host.close();
    sshd.close();
  }

  @Test
  void an_answer_comes_through_the_connection() {
    try (var server = LoopbackServer.answering(200, "fine")) {
      assertThat(look("http: \"http://localhost:" + server.port() + "/\"").isGood()).isTrue();
      assertThat(look("tcp: \"127.0.0.1:" + server.port() + "\"").isGood()).isTrue();
      sshd.stop();
      host.close();
      var finding = look("http: \"http://localhost:" + server.port() + "/\"");
      assertThat(finding.state()).as(finding.said()).isEqualTo(Finding.State.UNKNOWN);
    }
  }

  @Test
  void a_port_that_nobody_has_there_is_bad() {
    var server = LoopbackServer.answering(200, "");
    var port = server.port();
    server.close();
    assertThat(look("tcp: \"localhost:" + port + "\"").state()).isEqualTo(Finding.State.BAD);
    var finding = look("http: \"http://localhost:" + port + "/\"");
    assertThat(finding.state()).isEqualTo(Finding.State.BAD);
    assertThat(finding.said()).contains("refused");
  }

  @Test
  void a_connection_that_is_lost_in_the_middle_of_an_answer_says_nothing_of_the_service() {
    try (var server = LoopbackServer.that((_, _) -> sshd.stop())) {
      var finding = look("http: { url: \"http://localhost:" + server.port() + "/\", timeout: 3s }");
      assertThat(finding.state()).as(finding.said()).isEqualTo(Finding.State.UNKNOWN);
      assertThat(finding.said()).contains("cannot be reached");
    }
  }

  private Finding look(String check) {
    var colon = check.indexOf(':');
    var shape = Objects.requireNonNull(BuiltInChecks.all().get(check.substring(0, colon)));
    Check read = shape.readOrThrow(YamlReader.read(check.substring(colon + 1), "test"));
    var clock = Clock.system();
    return read.look(new Sight(host, clock, new Secrets(_ -> ""), clock.now()));
  }
}
