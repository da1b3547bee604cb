package dev.ripcord.target.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.step.Judgement;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old files below folders, removed by the real {@code find}. */
final class CleanStepTest {
  private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");
  @TempDir Path folder;
  private Path temp;
  private Path elsewhere;
  private Acting acting;

  @BeforeEach
  void make() throws IOException {
    temp = Files.createDirectories(folder.toRealPath().resolve("app/temp"));
    elsewhere = Files.createDirectory(folder.toRealPath().resolve("elsewhere"));
    acting = new Acting(new CleanDriver(), Acting.local(folder), Map.of());
  }

  private static Path old(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    return Files.setLastModifiedTime(file, FileTime.from(OLD));
  }

  private static String step(Path where, String more) {
    return "clean-files: { folders: '" + where + "', older-than: 2d" + more + " }";
  }

  @Test
  void old_files_go_and_young_ones_and_folders_stay() throws IOException {
    var gone = old(temp.resolve("deep/er/old\nname.tmp"));
    var young = Files.writeString(temp.resolve("young.tmp"), "x");
    var did = acting.run(step(temp, ""));
    assertThat(did.judgement()).isEqualTo(new Judgement.Done("removed 1 file, 0 MiB"));
    assertThat(gone).doesNotExist();
    assertThat(gone.getParent()).isDirectory();
    assertThat(young).exists();
    assertThat(acting.run(step(temp, "")).judgement().said())
        .isEqualTo("no file there is that old");
  }

  /** {@code rm -rf /opt/sermon-uploader/temp/*} and {@code find -L} go where a link leads. */
  @Test
  void no_link_leads_out_of_the_folder_and_the_naive_find_follows_it() throws Exception {
    var precious = old(elsewhere.resolve("precious"));
    Files.createSymbolicLink(temp.resolve("out"), elsewhere);
    Files.createSymbolicLink(temp.resolve("file"), precious);
    assertThat(acting.run(step(temp, "")).judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(precious).exists();

    var naive =
        new ProcessBuilder("find", "-L", temp.toString(), "-type", "f", "-mtime", "+2", "-delete")
            .start();
    assertThat(naive.waitFor()).isZero();
    assertThat(precious).doesNotExist();
  }

  @Test
  void a_folder_that_is_a_link_or_lies_behind_one_is_not_cleaned() throws IOException {
    var precious = old(elsewhere.resolve("in/precious"));
    var link = Files.createSymbolicLink(folder.toRealPath().resolve("link"), elsewhere);
    for (var each : new Path[] {link, link.resolve("in")}) {
      var step = acting.step(step(each, ""));
      assertThat(step.judge(java.util.Optional.empty(), step.look(acting.sight())))
          .isInstanceOf(Judgement.Failed.class);
      assertThat(step.act(acting.stage(), step.look(acting.sight())))
          .isInstanceOf(StepResult.NotStarted.class);
    }
    assertThat(precious).exists();
  }

  @Test
  void only_what_fits_the_name_goes_and_nothing_where_it_is_too_much() throws IOException {
    var log = old(temp.resolve("a.log"));
    var data = old(temp.resolve("a.db"));
    acting.run(step(temp, ", named: '*.log'"));
    assertThat(log).doesNotExist();
    assertThat(data).exists();
    old(temp.resolve("b.db"));
    var step = acting.step(step(temp, ", at-most: 1"));
    assertThat(step.look(acting.sight()).said())
        .isEqualTo("2 files fit, and at most 1 are expected ('at-most'); nothing is removed");
    assertThat(step.act(acting.stage(), step.look(acting.sight())))
        .isInstanceOf(StepResult.NotStarted.class);
    assertThat(data).exists();
  }

  @Test
  void what_would_go_is_named_before() throws IOException {
    old(temp.resolve("a.log"));
    var step = acting.step(step(temp, ""));
    assertThat(step.preview(acting.sight(), step.look(acting.sight())))
        .containsExactly("removes " + temp + "/a.log (1 bytes)");
    assertThat(step.reversible()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/etc", "/opt/../etc/x", "/home/"})
  void what_is_not_the_services_own_is_refused(String where) {
    assertThatThrownBy(() -> acting.step(step(Path.of(where), "")))
        .hasMessageContaining("is not cleaned");
  }
}
