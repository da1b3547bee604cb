package dev.ripcord.host;

import static dev.ripcord.host.Processes.MARK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every host does with a command that only looks. */
public abstract class LookContract extends HostContract {

  @Test
  void a_look_tells_the_exit_status_and_both_streams() {
    assertThat(host().look(sh("echo out; echo err >&2; exit 7")))
        .isEqualTo(new Exited(7, new Output("out\n", "err\n", false)));
  }

  @Test
  void arguments_arrive_as_they_are() {
    var nasty = "a'b \"c\" $(touch x) `y` \\ \n* é";
    assertThat(host().look(Command.of("printf", "%s", nasty)).stdout()).isEqualTo(nasty);
  }

  @Test
  void a_command_runs_in_its_folder_with_its_variables_in_plain_english_and_without_input() {
    var command =
        sh("pwd; echo $WORD; echo $LC_ALL; cat").in(scratch()).with(Map.of("WORD", "hello"));
    assertThat(host().look(command).stdout()).isEqualTo(scratch() + "\nhello\nC\n");
  }

  @Test
  @Needs(Part.ROOT)
  void another_user_is_not_left_in_a_folder_that_is_closed_to_them() {
    assertThat(host().look(Command.of("find", "/etc/passwd").as(Optional.of("nobody"))).ok())
        .isTrue();
    var where = Command.of("pwd").as(Optional.of("nobody"));
    assertThat(host().look(where).stdout()).isEqualTo("/\n");
  }

  @Test
  void what_cannot_start_says_why() {
    var here = Command.of("true");
    assertThat(why(Command.of("no-such-program"))).contains("no program no-such-program");
    assertThat(why(Command.of("/no/such/program"))).contains("no program /no/such/program");
    assertThat(why(Command.of("/etc/passwd"))).contains("chmod +x");
    assertThat(why(Command.of("/etc"))).contains("is a folder");
    assertThat(why(here.in(Path.of("/no/such/folder")))).contains("/no/such/folder");
    assertThat(why(here.as(Optional.of("nosuchuser")))).contains("no user nosuchuser");
  }

  @Test
  void a_program_that_exits_with_127_itself_did_start() {
    assertThat(host().look(sh("nothing-like-this"))).isInstanceOf(Exited.class);
  }

  @Test
  void a_look_that_hangs_is_ended_with_all_that_it_started() {
    var result =
        host().look(sh("echo begun; sleep $1 & sleep $1", MARK).within(Duration.ofMillis(300)));
    assertThat(result).isEqualTo(new TimedOut(Duration.ofMillis(300), Output.of("begun\n")));
    assertThat(Processes.running("sleep " + MARK)).isEmpty();
  }

  @Test
  void a_look_that_left_something_deaf_behind_is_not_over_before_that_is_dead() {
    var script = "(trap '' TERM; exec sleep $1) & echo begun; exec sleep $1";
    var result = host().look(sh(script, MARK).within(Duration.ofMillis(300)));
    assertThat(result).isEqualTo(new TimedOut(Duration.ofMillis(300), Output.of("begun\n")));
    assertThat(Processes.running("sleep " + MARK)).isEmpty();
  }

  @Test
  void a_look_that_ignores_sigterm_is_killed() {
    var deaf = sh("trap '' TERM; while :; do sleep 0.05; done", "deaf-look-" + MARK);
    assertThat(host().look(deaf.within(Duration.ofMillis(200)))).isInstanceOf(TimedOut.class);
    assertThat(Processes.running("deaf-look-" + MARK)).isEmpty();
  }

  @Test
  void a_gigabyte_of_output_neither_fills_memory_nor_blocks() {
    var result =
        host().look(sh("head -c 1000000000 /dev/zero; echo end >&2").within(Duration.ofMinutes(5)));
    assertThat(result).isInstanceOf(Exited.class);
    assertThat(result.stdout()).hasSize(1 << 20);
    assertThat(((Exited) result).output().stderr()).isEqualTo("end\n");
    assertThat(((Exited) result).output().truncated()).isTrue();
  }

  @Test
  void a_daemon_that_keeps_the_output_open_does_not_hold_up_a_look() {
    var result = host().look(sh("sleep 30 & echo $!"));
    assertThat(result.ok()).isTrue();
    Processes.kill(result.stdout().strip());
  }

  @Test
  void a_daemon_that_goes_on_printing_does_not_hold_up_a_look() {
    var result = host().look(sh("yes & echo $!"));
    assertThat(result).isInstanceOf(Exited.class);
    Processes.kill(
        result.stdout().lines().filter(each -> !each.equals("y")).findFirst().orElse(""));
  }

  private String why(Command command) {
    var result = host().look(command);
    assertThat(result).isInstanceOf(NotStarted.class);
    assertThat(host().act(new ActId("run", "1", 1, "refused"), command)).isEqualTo(result);
    return ((NotStarted) result).why();
  }
}
