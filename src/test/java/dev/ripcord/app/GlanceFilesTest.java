package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.host.ScriptedFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GlanceFilesTest {
  private static final Path LINK = Path.of("/srv/current");

  private final ScriptedFiles files = new ScriptedFiles();
  private final GlanceFiles glance = new GlanceFiles(files);

  @Test
  void a_link_is_asked_for_once_however_many_releases_are_looked_at() {
    files.link(LINK, Path.of("1"));
    var first = glance.linkSeen(LINK);
    files.link(LINK, Path.of("2"));
    assertThat(glance.linkSeen(LINK)).isEqualTo(first);
    assertThat(new GlanceFiles(files).linkSeen(LINK).target()).contains(Path.of("2"));
  }

  @Test
  void nothing_is_changed_through_it() {
    assertThatThrownBy(() -> glance.link(LINK, Path.of("1"))).hasMessageContaining("only looks");
    assertThatThrownBy(() -> glance.writePrivate(LINK, new byte[0])).hasMessageContaining("looks");
    assertThat(files.exists(LINK)).isFalse();
  }
}
