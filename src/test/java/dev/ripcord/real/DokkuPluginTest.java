package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.YamlReader;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import dev.ripcord.target.dokku.DokkuDriver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Dokku (a stand-in) with a plugin that brings {@code ps:rollback}. */
@Needs({Part.SSHD, Part.GIT})
class DokkuPluginTest {
  private static final String PLUGIN = "plugin: [ \"ps:rollback\", \"{app}\", \"{commit}\" ]\n";
  private final Kinds kinds = Kinds.of(List.of(new DokkuDriver()));

  @Test
  void a_plugin_is_found_and_used_and_believed_only_when_the_containers_show_it(
      @TempDir Path folder) {
    try (var dokku = DokkuStandIn.withRollbackPlugin(folder);
        var host = Acting.local(folder.resolve("host"))) {
      var carrying = new Carrying(kinds, host);
      var source = dokku.source("api", "one", "two");
      var commits = dokku.commits(source);
      dokku.create("api");
      commits.forEach(each -> dokku.push("api", source, each));
      var first = release("commit:" + commits.getFirst());

      assertThat(target(dokku, "").ready(carrying.sight(), first))
          .isInstanceOfSatisfying(
              Readiness.NotUsable.class,
              each -> assertThat(each.why()).contains("a plugin brings ps:rollback: say under"));
      var target = target(dokku, PLUGIN);
      assertThat(target.ready(carrying.sight(), first)).isInstanceOf(Readiness.Usable.class);
      var back = carrying.all(target.bringBack(first));
      assertThat(back).allMatch(Carrying.Carried::done);
      assertThat(back.getLast().result().said()).contains("dokku ps:rollback: exit 0");
      assertThat(target.observe(carrying.sight()).identity()).contains(first.identity());
      assertThat(dokku.effects().getLast()).isEqualTo("deployed api " + commits.getFirst());
    }
  }

  private Target target(DokkuStandIn dokku, String more) {
    return Objects.requireNonNull(kinds.targets().get("dokku"))
        .readOrThrow(YamlReader.read("app: api\n" + dokku.keys() + more, "test"));
  }

  private static Release release(String identity) {
    return new Release(1, identity, Map.of(), Instant.EPOCH, Grade.KNOWN, Optional.empty());
  }
}
