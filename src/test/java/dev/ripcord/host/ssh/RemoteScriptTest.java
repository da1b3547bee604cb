package dev.ripcord.host.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ripcord.host.Quote;
import dev.ripcord.host.ShellCheck;
import dev.ripcord.host.supervisor.SupervisorScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done on the far side, under every shell that a host may have. */
class RemoteScriptTest {
  @TempDir private Path folder;

  @Test
  void it_is_clean() throws Exception {
    // SC2317: it cannot see that main calls the function that it is given; SC2030, SC2031:
    // subshells are meant
    var head =
        """
        #!/bin/sh
        # shellcheck disable=SC2317,SC2030,SC2031
        nonce='' state='' kept='' grace=1 supervisor='' version=''
        surroundings() { :; }
        """;
    var whole = head + RemoteScript.TEXT + FilesScript.TEXT + "main \"$@\"\n";
    ShellCheck.clean(Files.writeString(folder.resolve("remote.sh"), whole));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void a_look_and_an_act_are_answered_under(String shell) throws Exception {
    var echo = List.of("", "", "", "sh", "sh", "-c", "echo out; echo err >&2; exit 7");
    assertThat(said(shell, "look", List.of("5"), echo)).contains("out\n", "err\n", "N exit 7\n");
    var act = List.of("run", "run/1-1-x", "999999999", "5", "1024", "10");
    assertThat(said(shell, "act", act, echo)).contains("out\n", "err\n", "N exit 7\n");
    assertThat(said(shell, "act", act, echo)).contains("out\n", "N exit 7\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void a_folder_that_another_command_makes_in_the_same_moment_is_taken_under(String shell)
      throws Exception {
    var faster = "mkdir() { command mkdir \"$@\"; command mkdir \"$@\"; }\n";
    var echo = List.of("", "", "", "echo", "echo", "done");
    var act = List.of("run", "run/1-1-x", "999999999", "5", "1024", "10");
    var text =
        text("act", act, echo)
            .replaceFirst("(?=\nsurroundings)", "\n" + Matcher.quoteReplacement(faster));
    assertThat(run(shell, text)).contains("done\n", "N exit 0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void programs_for_administrators_are_found_as_an_ordinary_user_under(String shell)
      throws Exception {
    var path = List.of("", "", "", "sh", "sh", "-c", "echo $PATH");
    assertThat(run(shell, text("look", List.of("5"), path), Map.of("PATH", "/usr/sbin:/usr/bin")))
        .contains("/usr/sbin:/usr/bin:/usr/local/sbin:/sbin\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void a_hanging_look_is_ended_under(String shell) throws Exception {
    var sleep = List.of("", "", "", "sleep", "sleep", "600");
    assertThat(said(shell, "look", List.of("0.2"), sleep)).contains("N late\n", "N exit 143\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void a_text_that_is_cut_short_begins_nothing_under(String shell) throws Exception {
    var effect = folder.resolve("effect");
    var touch = List.of("", "", "", "touch", "touch", effect.toString());
    var whole = text("look", List.of("5"), touch);
    for (var length = whole.length() - 3; length > 0; length -= 997) {
      run(shell, whole.substring(0, length));
    }
    assertThat(effect).doesNotExist();
    run(shell, whole);
    assertThat(effect).exists();
  }

  private String said(String shell, String verb, List<String> first, List<String> rest)
      throws Exception {
    return run(shell, text(verb, first, rest));
  }

  private String text(String verb, List<String> first, List<String> rest) {
    return "{\nnonce=N grace=1 version=1\nstate="
        + Quote.word(folder.resolve("state").toString())
        + "\nkept="
        + Quote.word(folder.resolve("kept").toString())
        + "\nsupervisor="
        + Quote.word(SupervisorScript.TEXT)
        + "\nsurroundings() {\n:\n}\n"
        + RemoteScript.TEXT
        + "main "
        + verb
        + " "
        + Quote.words(first)
        + " "
        + Quote.words(rest)
        + "\nexit\n}\n";
  }

  private static String run(String shell, String text) throws IOException, InterruptedException {
    return run(shell, text, Map.of());
  }

  private static String run(String shell, String text, Map<String, String> variables)
      throws IOException, InterruptedException {
    assumeTrue(ShellCheck.has(shell), "needs " + shell);
    var bytes = text.getBytes(UTF_8);
    var line = "eval \"$(head -c " + bytes.length + ")\"";
    var argv =
        shell.equals("busybox") ? List.of("busybox", "sh", "-c", line) : List.of(shell, "-c", line);
    var builder = new ProcessBuilder(argv).redirectErrorStream(true);
    builder.environment().putAll(variables);
    var process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(bytes);
    }
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
