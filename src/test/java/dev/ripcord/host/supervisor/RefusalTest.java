package dev.ripcord.host.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.Output;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Words that sudo, runuser and setsid of Debian 12 were seen to say. */
class RefusalTest {

  @Test
  void what_sudo_refuses_was_not_started_and_says_what_to_do() {
    assertThat(read(1, "", "sudo: a password is required\n", "sudo"))
        .isInstanceOfSatisfying(
            NotStarted.class, refused -> assertThat(refused.why()).contains("NOPASSWD"));
    assertThat(read(1, "", "sudo: nosuch: command not found\n", "sudo"))
        .isInstanceOf(NotStarted.class);
    assertThat(read(1, "", "sudo: unknown user x\nsudo: error initializing audit plugin\n", "sudo"))
        .isInstanceOf(NotStarted.class);
  }

  @Test
  void what_cannot_be_executed_was_not_started() {
    assertThat(read(127, "", "setsid: failed to execute x: No such file or directory\n", ""))
        .isInstanceOf(NotStarted.class);
    assertThat(read(1, "", "runuser: failed to execute x: Permission denied\n", "runuser"))
        .isInstanceOf(NotStarted.class);
  }

  @Test
  void a_command_that_failed_itself_did_start() {
    assertThat(read(1, "", "boom\n", "sudo")).isInstanceOf(Exited.class);
    assertThat(read(1, "some output", "sudo: a password is required\n", "sudo"))
        .isInstanceOf(Exited.class);
    assertThat(read(1, "", "sudo: a password is required\n", "")).isInstanceOf(Exited.class);
    assertThat(read(127, "", "sh: 1: x: not found\n", "")).isInstanceOf(Exited.class);
    assertThat(read(0, "", "sudo: warning\n", "sudo")).isInstanceOf(Exited.class);
  }

  private static CommandResult read(int status, String out, String err, String switcher) {
    return Refusal.read(
        new Exited(status, new Output(out, err, false)),
        Optional.of(switcher).filter(each -> !each.isEmpty()));
  }
}
