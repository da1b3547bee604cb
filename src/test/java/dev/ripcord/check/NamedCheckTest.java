package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.probe.Origin;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whose fault it is that a look is not good. */
class NamedCheckTest {

  @Test
  void what_is_bad_is_the_other_sides_fault_unless_a_check_knows_better() {
    assertThat(look(Finding.bad("no")).origin()).contains(Origin.REMOTE);
    assertThat(look(Finding.bad("no").from(Origin.PATH)).origin()).contains(Origin.PATH);
    assertThat(look(Finding.unknown("too young")).origin()).isEmpty();
    assertThat(look(Finding.good("yes")).origin()).isEmpty();
  }

  @Test
  void a_fault_in_a_check_is_our_own() {
    var broken = new NamedCheck("broken", new Answering(null), false);
    var seen = broken.look(sight()).finding();
    assertThat(seen.state()).isEqualTo(State.UNKNOWN);
    assertThat(seen.origin()).contains(Origin.LOCAL);
  }

  @Test
  void a_command_that_does_not_end_and_a_host_that_is_gone_are_told_apart() {
    var silent = new ScriptedHost();
    assertThat(Checks.look("command", "{ run: [ x ] }", silent).origin()).contains(Origin.LOCAL);
    silent.answer("x", new dev.ripcord.host.CommandResult.Lost("gone"));
    assertThat(Checks.look("command", "{ run: [ x ] }", silent).origin()).contains(Origin.PATH);
  }

  private static Finding look(Finding finding) {
    return new NamedCheck("a", new Answering(finding), false).look(sight()).finding();
  }

  private static Sight sight() {
    return Checks.sight(new ScriptedHost(), Instant.EPOCH);
  }

  private record Answering(@org.jspecify.annotations.Nullable Finding finding) implements Check {
    @Override
    public String title() {
      return "it answers";
    }

    @Override
    public Finding look(Sight sight) {
      if (finding == null) {
        throw new IllegalStateException("broken");
      }
      return finding;
    }
  }
}
