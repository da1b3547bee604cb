package dev.ripcord.target.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.step.Judgement;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence, taken by real commands. */
final class EvidenceStepTest {
  private static final String CANARY = "canary-5d1e-secret";

  @TempDir Path folder;
  private Path kept;
  private Acting acting;

  @BeforeEach
  void make() {
    kept = folder.resolve("evidence");
    acting = new Acting(new EvidenceDriver(), Acting.local(folder), Map.of("env:TOKEN", CANARY));
  }

  private Acting.Did take(String commands) {
    return acting.run("evidence: { into: " + kept + ", take: { " + commands + " } }");
  }

  private Path file() throws IOException {
    try (var files = Files.list(kept)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void what_commands_say_is_kept_in_a_file_that_nobody_else_reads() throws IOException {
    var did = take("words: { run: [echo, two words] }, wrong: { shell: 'echo oh >&2; exit 3' }");
    assertThat(did.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(did.judgement().said()).isEqualTo("kept in " + file());
    assertThat(Files.readString(file()))
        .contains("== words: echo two words\n== exit 0,", "two words\n")
        .contains("== wrong: echo oh >&2; exit 3\n== exit 3,", "oh\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(did.step().undo(did.before())).isEmpty();
  }

  @Test
  void a_command_that_is_not_there_is_evidence_too() throws IOException {
    var did = take("none: { run: [no-such-program-here] }, some: { run: [echo, here] }");
    assertThat(did.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(Files.readString(file())).contains("== none", "here\n");
  }

  @Test
  void commands_are_run_at_the_same_time() throws IOException {
    var meet = folder.resolve("meet");
    var one = "shell: 'touch " + meet + ".a; until [ -e " + meet + ".b ]; do sleep 0.01; done'";
    var two = "shell: 'touch " + meet + ".b; until [ -e " + meet + ".a ]; do sleep 0.01; done'";
    take("one: { " + one + " }, two: { " + two + " }");
    assertThat(Files.readString(file())).contains("== exit 0").doesNotContain("not at its end");
  }

  @Test
  void a_secret_is_taken_out_of_what_is_kept() throws IOException {
    take("env: { shell: 'echo $TOKEN', environment: { TOKEN: '${env:TOKEN}' } }");
    assertThat(Files.readString(file())).contains("== env").doesNotContain(CANARY);
  }

  /** An ordinary user may not write below /var/lib. */
  @Test
  void without_a_folder_it_is_kept_where_the_user_on_the_host_may_write() {
    var did = acting.run("evidence: { take: { words: { run: [echo, words] } } }");
    assertThat(did.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(did.judgement().said())
        .startsWith("kept in " + Acting.local(folder).keep("evidence"));
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_and_nothing_was_done() throws IOException {
    Files.writeString(kept, "a file");
    var did = take("words: { run: [echo, words] }");
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(did.judgement()).isNotInstanceOf(Judgement.Done.class);
  }

  @Test
  void a_step_without_a_command_is_refused() {
    assertThatThrownBy(() -> acting.step("evidence: { take: {} }"))
        .hasMessageContaining("'take' has no command");
  }
}
