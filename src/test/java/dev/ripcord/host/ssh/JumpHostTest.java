package dev.ripcord.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.Eventually;
import dev.ripcord.host.Host;
import dev.ripcord.host.Processes;
import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.HttpResult;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.probe.WebAddress;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host behind another one, and what can go wrong on the way there. */
@Needs(Part.SSHD)
class JumpHostTest {
  private static final ActId FAR = new ActId("run-9", "1", 1, "stop");

  @TempDir private Path folder;
  private Gated hosts;
  private Host host;

  @BeforeEach
  void start() throws IOException {
    hosts = Gated.start(folder);
    hosts.lead("ProxyJump gate");
    host = place().host();
  }

  @AfterEach
  void stop() {
    host.close();
    hosts.close();
    Eventually.holds("no program leads there any more", () -> hosts.ways().isEmpty());
  }

  @Test
  void localhost_is_the_far_hosts_own() {
    try (var server = LoopbackServer.answering(200, "fine")) {
      var ask = HttpAsk.get(WebAddress.parse(server.url("/")), Duration.ofSeconds(5));
      var result = new HttpProbe(Clock.system(), host::socket).look(ask);
      assertThat(result).isInstanceOf(HttpResult.Answered.class);
    }
    assertThat(hosts.ways()).hasSize(1);
  }

  @Test
  void a_proxy_command_is_followed_too() throws IOException {
    host.close();
    hosts.lead(
        "ProxyCommand env CANARY=5f3a91 ssh -F " + hosts.behind().config() + " -W %h:%p gate");
    host = place().host();
    assertThat(host.look(Command.of("echo", "100%")).stdout()).isEqualTo("100%\n");
    host.close();
    hosts.gate().stop();
    assertThat(why(host.look(Command.of("true"))))
        .as("the command may hold a password")
        .contains("Connection refused")
        .doesNotContain("5f3a91");
  }

  @Test
  void where_the_host_between_is_away_that_is_said_and_it_is_found_again() {
    hosts.gate().stop();
    assertThat(why(host.look(Command.of("true"))))
        .contains("by the way that the configuration of ssh leads", "Connection refused");
    hosts.gate().startAgain();
    assertThat(host.look(Command.of("true")).ok()).isTrue();
  }

  @Test
  void a_host_between_that_is_not_the_one_that_was_noted_is_refused() {
    hosts.gate().newHostKey();
    assertThat(why(host.look(Command.of("true")))).contains("Host key verification failed");
  }

  @Test
  void a_host_between_that_lets_none_of_our_keys_in_is_refused() throws IOException {
    Files.writeString(hosts.gate().folder().resolve("authorized"), "");
    assertThat(why(host.look(Command.of("true"))))
        .contains("Permission denied", "to see why: ssh -p ");
  }

  @Test
  void the_key_of_the_host_behind_is_asked_for_as_ever() {
    hosts.behind().forgotten();
    assertThat(why(host.look(Command.of("true")))).contains("not known here");
  }

  @Test
  void an_act_goes_on_when_the_host_between_is_lost_and_its_end_is_found() throws IOException {
    var flag = place().scratch().resolve("go");
    var text = "while [ ! -e \"$1\" ]; do sleep 0.02; done; exit 6";
    var command = Command.of("sh", "-c", text, "sh", flag.toString());
    var running =
        CompletableFuture.supplyAsync(() -> host.act(FAR, command.within(Duration.ofSeconds(30))));
    Eventually.holds("it runs", () -> !Processes.running(flag.toString()).isEmpty());
    hosts.gate().stop();
    Files.createFile(flag);
    hosts.gate().startAgain();
    assertThat(running.join())
        .isInstanceOfSatisfying(
            CommandResult.Exited.class, each -> assertThat(each.status()).isEqualTo(6));
  }

  private static String why(CommandResult result) {
    return result instanceof NotStarted(var why) ? why : "not refused: " + result;
  }

  private SshPlace place() {
    return new SshPlace(hosts.behind(), folder);
  }
}
