package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Starter;
import dev.ripcord.probe.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether people can be told, as a person asks it. */
final class NotifyCommandsTest {
  @TempDir private Path folder;
  private final Desk desk = new Desk();

  @Test
  void a_test_says_of_each_channel_whether_it_took_it() throws IOException {
    try (var good = LoopbackServer.answering(200, "ok");
        var bad = LoopbackServer.answering(404, "no_team")) {
      var ran = run("notify test", good, bad);
      assertThat(ran.out()).isEqualTo("  good: taken\n  bad: NOT TAKEN, HTTP 404 no_team\n");
      assertThat(ran.code()).isEqualTo(3);
      assertThat(run("notify test good", good, bad).code()).isZero();
      assertThat(run("notify test --json", good, bad).out())
          .contains("\"error\": \"HTTP 404 no_team\"");
    }
  }

  @Test
  void a_channel_that_is_not_there_is_told_with_a_suggestion() throws IOException {
    try (var good = LoopbackServer.answering(200, "ok")) {
      var ran = run("notify test godo", good, good);
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err()).contains("did you mean 'good'?");
    }
  }

  @Test
  void without_channels_it_says_where_they_are_put() throws IOException {
    var file = Files.writeString(folder.resolve("plain.yaml"), Starter.text("shop"));
    var ran = desk.run("notify test --catalog " + file);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("notify.md");
  }

  @Test
  void the_list_has_the_channels_without_their_addresses_and_makes_no_outbox() throws IOException {
    try (var good = LoopbackServer.answering(200, "ok")) {
      var ran = run("notify list", good, good);
      assertThat(ran.code()).isZero();
      assertThat(ran.out())
          .contains("good", "webhook", "nothing waits")
          .doesNotContain("127.0.0.1");
      assertThat(folder.resolve("journal/outbox.db")).doesNotExist();
    }
  }

  private Desk.Ran run(String line, LoopbackServer good, LoopbackServer bad) throws IOException {
    var section =
        """
        notify:
          channels:
            good: { webhook: { url: "%s" } }
            bad: { webhook: { url: "%s" } }
        services:\
        """
            .formatted(good.url("/"), bad.url("/"));
    var text = Starter.text("shop").replaceFirst("(?m)^services:", section);
    var file = Files.writeString(folder.resolve("ripcord.yaml"), text);
    return desk.run(line + " --catalog " + file + " --journal-dir " + folder.resolve("journal"));
  }
}
