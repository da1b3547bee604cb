package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.docs.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A guarded deployment with a real command, at a web server that really runs (SU-15). */
@Timeout(120)
final class DeployRunProcessTest {
  @TempDir Path folder;

  private String deploy(RealShop shop, String version, int status)
      throws IOException, InterruptedException {
    return shop.type(
        "ripcord deploy run shop --settle 100ms -- sh %s/shopctl deploy %s %d news"
            .formatted(folder, version, status));
  }

  @Test
  void a_bad_deployment_is_taken_back_and_a_good_one_stays()
      throws IOException, InterruptedException {
    var catalog = Document.of("docs/commands.md").blocks("yaml").getFirst().text();
    Files.writeString(folder.resolve(".env"), "SEARCH=classic\n");
    try (var shop =
        RealShop.in(folder, catalog.replace("within: 10s, watch", "within: 2s, watch"))) {
      shop.type("sh shopctl deploy 1.0 200 news");
      var naive = shop.type("sh shopctl deploy 1.5 500 news; echo \"exit $?\"");
      assertThat(naive).as("the command by itself claims success").contains("exit 0");
      shop.type("sh shopctl deploy 1.0 200 news");

      var bad = deploy(shop, "2.0", 500);
      assertThat(shop.type("echo $?")).as(bad).isEqualTo("4\n");
      assertThat(bad).contains("it is back on what ran before, and well");
      assertThat(current()).isEqualTo("1.0");

      var good = deploy(shop, "3.0", 200);
      assertThat(shop.type("echo $?")).as(good).isEqualTo("0\n");
      assertThat(good).contains("DEPLOYED  shop: deployed: release:");
      assertThat(current()).isEqualTo("3.0");
    }
  }

  private String current() throws IOException {
    return Files.readSymbolicLink(folder.resolve("current")).getFileName().toString();
  }
}
