package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.real.Eventually;
import dev.ripcord.server.Told;
import dev.ripcord.server.door.Asked;
import dev.ripcord.server.door.Knock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real daemons, asked through their sockets by real command lines. */
@Timeout(300)
final class ServeSocketTest {
  @TempDir private Path folder;
  private LoopbackServer shop;
  private MainProcess ripcord;
  private volatile boolean well = true;

  @BeforeEach
  void a_shop_and_a_catalog() throws IOException {
    shop =
        LoopbackServer.that((socket, _) ->
            LoopbackServer.send(socket, LoopbackServer.response(well ? 200 : 500, "")));
    ripcord = new MainProcess(folder);
    Files.createDirectories(folder.resolve("releases/1"));
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases", "1"));
    catalog("ripcord.yaml", "shop", "60s");
  }

  @AfterEach
  void nothing_is_left() {
    ripcord.close();
    shop.close();
  }

  private void catalog(String file, String service, String length) throws IOException {
    Files.writeString(
        folder.resolve(file),
        """
        ripcord: 1
        journal: %s.db
        services:
          %s:
            target: { directory: { releases: %s, current: %s } }
            probes:
              page: { http: "%s", every: 1s, retry: 1s }
            rules:
              down: { when: unavailable(page) for %s, severity: critical, action: rollback }
            automation: { mode: recommend }
            verify: { good: 2, every: 100ms, within: 5s, watch: 1s }
            procedures:
              quick: { budget: 1m, steps: [ { rollback: release } ] }
        """
            .formatted(
                service,
                service,
                folder.resolve("releases"),
                folder.resolve("current"),
                shop.url("/"),
                length));
  }

  private List<Told> living() {
    var folders = List.of(folder.resolve("run/ripcord/serve"));
    return new Knock(Clock.system())
        .at(folders, Asked.outlook(Optional.empty())).stream()
            .flatMap(each ->
                each instanceof Knock.Answer.Living(Told told) ? Stream.of(told) : Stream.of())
            .toList();
  }

  private List<Long> pids() {
    return living().stream().map(Told::pid).toList();
  }

  private Optional<Told.OfRule> rule() {
    return living().stream()
        .flatMap(each -> each.services().stream())
        .flatMap(each -> each.rules().stream())
        .findFirst();
  }

  private boolean isPending(int seconds) {
    return rule()
        .filter(each -> each.verdict().equals("pending"))
        .filter(each -> !each.said().startsWith("0s"))
        .filter(each -> Integer.parseInt(each.said().split("s of 1m", -1)[0]) >= seconds)
        .isPresent();
  }

  @Test
  void a_daemon_that_lives_is_found_and_tells_how_far_a_clock_is() throws Exception {
    assertThat(ripcord.run("watch", "shop").all()).startsWith("exit 3").contains("NO: no daemon");
    var serving = ripcord.start("serve");
    Eventually.holds("it is found", () -> pids().equals(List.of(serving.process().pid())));
    Eventually.holds("it has looked", () -> rule().filter(Told.OfRule::quiet).isPresent());
    well = false;
    Eventually.holds("the clock goes", () -> isPending(1));
    Eventually.holds("and on", () -> isPending(2));
    var watch = ripcord.run("watch", "shop");
    assertThat(watch.all())
        .startsWith("exit 0")
        .contains("process " + serving.process().pid(), "page: BAD", "down: pending, ")
        .contains("s of 1m, ", "if it trips: ", "armed-by-a-change");
    assertThat(ripcord.run("services").all()).contains("watched by process ", "  yes  ");
    catalog("ripcord.yaml", "shop", "90s");
    assertThat(ripcord.run("status", "shop").all())
        .contains("watched", "by process " + serving.process().pid(), "changed after it was read");
    serving.process().destroyForcibly();
    serving.end();
    assertThat(ripcord.run("watch", "--json").all())
        .startsWith("exit 3")
        .contains("\"watched\": false");
    assertThat(ripcord.run("services").all()).contains("no daemon of this user", "  NO  ");
  }

  @Test
  void daemons_of_two_catalogs_are_both_found_and_a_second_one_waits_until_the_first_is_gone()
      throws Exception {
    catalog("other.yaml", "other", "60s");
    var first = ripcord.start("serve");
    Eventually.holds("the first is found", () -> pids().equals(List.of(first.process().pid())));
    var second = ripcord.start("serve");
    var other = ripcord.start("--catalog", folder.resolve("other.yaml").toString(), "serve");
    Eventually.holds("it is told", () -> second.said().contains("another daemon of this catalog"));
    Eventually.holds("the other is found", () -> pids().contains(other.process().pid()));
    assertThat(pids()).contains(first.process().pid()).doesNotContain(second.process().pid());
    first.process().destroyForcibly();
    first.end();
    Eventually.holds("it has its place", () -> pids().contains(second.process().pid()));
    assertThat(ripcord.run("watch").out())
        .contains("process " + second.process().pid())
        .doesNotContain("process " + other.process().pid());
  }
}
