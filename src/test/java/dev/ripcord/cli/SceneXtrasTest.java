package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.Drivers;
import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.clock.Clock;
import dev.ripcord.plan.Planner;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.real.DokkuStandIn;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runbook of SceneXtras at the command line, from its example: services that were pushed to a
 * stock Dokku (a stand-in) behind a real sshd.
 */
@Needs({Part.SSHD, Part.GIT})
class SceneXtrasTest {
  private static final String TAG = "pre-deploy-20231201-120000";
  @TempDir Path folder;
  private final Kinds kinds = Kinds.of(Drivers.builtIn());
  private final Desk desk = new Desk();
  private final LoopbackServer health = LoopbackServer.answering(200, "ok");
  private DokkuStandIn dokku;
  private List<String> commits;

  @BeforeEach
  void deploy() {
    dokku = DokkuStandIn.stock(folder);
    var source = dokku.source("app", "one", "two");
    commits = dokku.commits(source);
    for (var app : List.of("scenextras", "scenextras-autocomplete")) {
      dokku.create(app);
      commits.forEach(each -> dokku.push(app, source, each));
      dokku.tag(app, TAG, commits.getFirst());
    }
    desk.catalog = example();
    desk.opener = _ -> ripcord();
  }

  @AfterEach
  void close() {
    dokku.close();
    health.close();
  }

  /** The issue's own words: before the night when it matters. */
  @Test
  void releases_of_a_dokku_as_it_is_installed_say_that_there_is_no_way_back_and_what_to_set() {
    desk.catalog = desk.catalog.replaceAll(" *repository: .*\\n", "");
    var ran = desk.run("releases api");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(words(ran.out()))
        .contains("tag:" + TAG)
        .contains("NO: no way back: Dokku 0.38.27 keeps no releases")
        .contains("say under 'repository' where it can fetch the source");
    assertThat(desk.run("rollback api --yes").code()).isEqualTo(3);
    assertThat(dokku.effects()).noneMatch(each -> each.startsWith("stop"));
  }

  @Test
  void the_search_engine_stops_before_it_goes_back_to_a_tag() {
    var ran = desk.run("rollback search tag:" + TAG + " --yes");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(dokku.effects().subList(dokku.effects().size() - 4, dokku.effects().size()))
        .containsExactly(
            "stop scenextras-autocomplete",
            "build scenextras-autocomplete " + commits.getFirst(),
            "clean scenextras-autocomplete",
            "deployed scenextras-autocomplete " + commits.getFirst());
    assertThat(words(desk.run("releases search").out())).contains("RUNS");
  }

  @Test
  void the_api_goes_back_to_the_previous_release_without_a_stop() {
    desk.run("releases api");
    var ran = desk.run("rollback api previous --yes");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(dokku.effects().getLast()).isEqualTo("deployed scenextras " + commits.getFirst());
    assertThat(dokku.effects()).noneMatch(each -> each.startsWith("stop"));
  }

  @Test
  void a_plain_script_brings_the_search_engine_back_as_ripcord_does() throws Exception {
    var script = folder.resolve("search.sh");
    var made =
        desk.run("export script search tag:" + TAG + " --procedure standard --output " + script);
    assertThat(made.code()).as(made.out() + made.err()).isZero();
    var first = PlainScript.run(script, "--yes");
    assertThat(first).contains("RECOVERED  all of it was done").endsWith("exit 0");
    var effects = dokku.effects();
    assertThat(effects.subList(effects.size() - 4, effects.size()))
        .containsExactly(
            "stop scenextras-autocomplete",
            "build scenextras-autocomplete " + commits.getFirst(),
            "clean scenextras-autocomplete",
            "deployed scenextras-autocomplete " + commits.getFirst());
    assertThat(PlainScript.run(script, "--yes")).contains("already there").endsWith("exit 0");
  }

  @Test
  void a_script_on_its_host_is_known_to_be_current_stale_changed_or_gone() throws IOException {
    var place =
        " tag:"
            + TAG
            + " --as "
            + System.getProperty("user.name")
            + " --folder "
            + folder.resolve("lib");
    assertThat(desk.run("export status api" + place).out()).contains("missing");
    var installed = desk.run("export install api" + place);
    assertThat(installed.code()).as(installed.out() + installed.err()).isZero();
    var file = folder.resolve("lib/api-standard.sh");
    assertThat(Files.isExecutable(file)).isTrue();
    assertThat(desk.run("export status api" + place).code()).isZero();
    desk.catalog = desk.catalog.replace("good: 3", "good: 4");
    var stale = desk.run("export status api" + place);
    assertThat(stale.code()).as(stale.out() + stale.err()).isEqualTo(3);
    assertThat(stale.out()).contains("stale").contains("ripcord export install api");
    Files.writeString(file, Files.readString(file).replace("conclude RECOVERED", "true"));
    assertThat(desk.run("export status api" + place).out()).contains("changed by hand");
  }

  private Ripcord ripcord() {
    var read =
        CatalogShape.of(Planner.vocabulary(kinds))
            .readOrThrow(YamlReader.read(desk.catalog, "ripcord.yaml"));
    var host = Acting.local(folder.resolve("host"));
    return new Ripcord(
        read, kinds, desk.journal, _ -> host, desk.leases, Clock.system(), new Secrets(_ -> ""));
  }

  /** The example, turned to what runs here. */
  private String example() {
    try {
      return Files.readString(Path.of("examples/scenextras/ripcord.yaml"))
          .replaceAll(
              "( *)at: dokku@.*",
              "$1at: " + dokku.address() + "\n$1ssh-config: " + dokku.sshd().config())
          .replaceAll("repository: https:.*", "repository: " + folder.resolve("source/app"))
          .replaceAll("url: \"https?://(scenextras|52)[^\"]*\"", "url: \"" + health.url("/") + "\"")
          .replace("every: 1s", "every: 10ms");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The same without the breaks of lines and the columns of a table. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
