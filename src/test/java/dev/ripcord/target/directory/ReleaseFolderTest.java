package dev.ripcord.target.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.release.Artefact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a release folder is called, and how old it is. */
class ReleaseFolderTest {
  private static ReleaseFolder folder(String name, int changed) {
    return new ReleaseFolder(
        name, Instant.ofEpochSecond(changed), Optional.empty(), Optional.empty());
  }

  private static List<String> order(ReleaseFolder... folders) {
    return ReleaseFolder.artefacts(List.of(folders)).stream().map(Artefact::identity).toList();
  }

  @Test
  void stamps_in_all_names_count_more_than_when_a_folder_changed() {
    assertThat(order(folder("20250103120000", 1), folder("20250101120000", 3)))
        .containsExactly("directory:20250101120000", "directory:20250103120000");
    assertThat(order(folder("v9", 1), folder("20250101120000", 3), folder("v10", 2)))
        .containsExactly("directory:v9", "directory:v10", "directory:20250101120000");
  }

  @Test
  void stamps_are_read_in_the_usual_forms() {
    for (var name :
        List.of(
            "20250103120405",
            "2025-01-03_12-04-05",
            "app-2025-01-03T12:04:05",
            "20250103-120405",
            "release_20250103.120405")) {
      assertThat(folder(name, 0).stamp()).as(name).contains(Instant.parse("2025-01-03T12:04:05Z"));
    }
    assertThat(folder("202501031204", 0).stamp()).contains(Instant.parse("2025-01-03T12:04:00Z"));
    for (var name : List.of("v1.2.3", "20251399999999", "1735900000", "120250103120405")) {
      assertThat(folder(name, 0).stamp()).as(name).isEmpty();
    }
  }

  @Test
  void a_release_is_named_by_its_folder_its_version_and_its_commit() {
    var commit = "0123456789abcdef0123456789abcdef01234567";
    var one = new ReleaseFolder("a", Instant.EPOCH, Optional.of(commit), Optional.of("v1.0"));
    var two = new ReleaseFolder("deadbeef1", Instant.EPOCH, Optional.empty(), Optional.of("v2"));
    var three = new ReleaseFolder("c", Instant.EPOCH, Optional.empty(), Optional.of("v2"));
    assertThat(ReleaseFolder.artefacts(List.of(one, two, three)))
        .extracting(Artefact::selectors)
        .containsExactly(
            java.util.Map.of("tag", "v1.0", "revision", "a", "commit", commit),
            java.util.Map.of("tag", "c", "revision", "c"),
            java.util.Map.of("tag", "deadbeef1", "revision", "deadbeef1", "commit", "deadbeef1"));
  }

  @Test
  void a_number_is_no_commit() {
    assertThat(ReleaseFolder.artefacts(List.of(folder("20250103", 1))).getFirst().selectors())
        .doesNotContainKey("commit");
  }
}
