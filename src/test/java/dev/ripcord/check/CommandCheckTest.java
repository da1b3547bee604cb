package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandCheckTest {
  @TempDir private Path folder;
  private Host host = Checks.local(Path.of("."));

  @BeforeEach
  void local() {
    host = Checks.local(folder);
  }

  @Test
  void an_exit_status_is_good_when_it_is_the_one_expected() {
    assertThat(look("{ run: [true] }").isGood()).isTrue();
    assertThat(look("{ run: [false] }").state()).isEqualTo(State.BAD);
    assertThat(look("{ run: [false], exit: [1, 2] }").isGood()).isTrue();
    assertThat(look("{ shell: 'echo oops >&2; exit 3' }").said()).contains("exit 3", "oops");
  }

  @Test
  void what_it_prints_is_compared() {
    assertThat(look("{ run: [echo, hello], stdout-contains: ell }").isGood()).isTrue();
    assertThat(look("{ run: [echo, hello], stdout-contains: [ell, x] }").state())
        .isEqualTo(State.BAD);
    assertThat(look("{ run: [echo, hello], stdout-not-contains: ell }").state())
        .isEqualTo(State.BAD);
    assertThat(look("{ run: [echo, '42'], stdout: '>=42' }").isGood()).isTrue();
    assertThat(look("{ run: [echo, '41'], stdout: '>=42' }").said()).contains("41");
  }

  @Test
  void what_keeps_it_from_looking_is_unknown() {
    assertThat(look("{ run: [no-such-program-here] }").state()).isEqualTo(State.UNKNOWN);
    assertThat(look("{ shell: no-such-program-here }").state()).isEqualTo(State.UNKNOWN);
    assertThat(look("{ run: [sleep, '60'], timeout: 100ms }").state()).isEqualTo(State.UNKNOWN);
    assertThat(look("{ run: [true], directory: /no/such/folder }").state())
        .isEqualTo(State.UNKNOWN);
  }

  /** A script without {@code set -e} claims the success of its last line. */
  @Test
  void a_script_whose_first_line_fails_is_bad_where_a_plain_shell_claims_success() {
    var script = "test -d /no/such/folder\necho done";
    assertThat(host.look(Command.of("sh", "-c", script)).ok()).isTrue();

    assertThat(look("{ shell: \"" + script.replace("\n", "\\n") + "\" }").state())
        .isEqualTo(State.BAD);
  }

  @Test
  void a_secret_stands_in_the_environment_and_is_taken_out_of_what_is_printed() {
    var finding =
        look(
            "{ shell: 'echo \"key $KEY\"', environment: { KEY: '${env:CANARY}' }, stdout: '~key .*' }");

    assertThat(finding.isGood()).isTrue();
    assertThat(finding.toString()).contains("***").doesNotContain(Checks.CANARY);
  }

  @Test
  void a_secret_in_an_argument_is_refused_when_the_catalog_is_read() {
    assertThat(Checks.problem("command", "{ run: [curl, '-H', '${env:CANARY}'] }"))
        .contains("test:1:", "use 'environment'");
    assertThat(Checks.problem("command", "{ shell: 'curl ${env:CANARY}' }"))
        .contains("use 'environment'");
  }

  @Test
  void a_line_where_a_list_is_meant_is_refused_with_the_list() {
    assertThat(Checks.problem("command", "{ run: npm run build }")).contains("[npm, run, build]");
    assertThat(Checks.problem("command", "{ exit: 0 }")).contains("'run'", "'shell'");
    assertThat(Checks.problem("command", "{ run: [a], shell: b }")).contains("either");
  }

  private Finding look(String yaml) {
    return Checks.look("command", yaml, host);
  }
}
