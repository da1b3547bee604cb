package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.SmallDisk;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Driver;
import dev.ripcord.target.file.FileDriver;
import dev.ripcord.target.nginx.NginxDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk leaves the old file whole, where a naive copy leaves half a new one. */
@Needs({Part.ROOT, Part.NGINX})
class FullDiskFilesTest {
  private static final String OLD = "server { listen 127.0.0.1:PORT; return 200 antmedia; }\n";

  @TempDir Path folder;

  private Acting acting(Driver driver) {
    return new Acting(driver, Acting.local(folder), Map.of());
  }

  @Test
  void an_env_file_is_whole() throws IOException {
    try (var disk = SmallDisk.mount(folder.resolve("disk"))) {
      var env = Files.writeString(disk.path().resolve(".env"), "TYPE=antmedia\n");
      var naive = Files.writeString(disk.path().resolve("naive"), "TYPE=antmedia\n");
      var fresh = Files.writeString(folder.resolve("new"), "TYPE=mediasoup\n".repeat(1000));
      disk.fill();

      Background.start(List.of("cp", fresh.toString(), naive.toString()), "")
          .await(Duration.ofSeconds(20));
      assertThat(Files.size(naive)).isLessThan(Files.size(fresh));
      assertThat(naive).content().doesNotContain("TYPE=antmedia");

      var did = acting(new FileDriver()).run("env-file: { file: " + env + ", set: { TYPE: x } }");
      assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
      assertThat(did.result().said()).contains("No space left").endsWith(env + " is as it was");
      assertThat(did.judgement()).isInstanceOf(Judgement.NotYet.class);
      assertThat(env).content().isEqualTo("TYPE=antmedia\n");
    }
  }

  @Test
  void a_site_is_whole_and_goes_on() throws IOException {
    try (var disk = SmallDisk.mount(folder.resolve("disk"));
        var nginx = RealNginx.start(folder, OLD)) {
      var text = Files.readString(nginx.site());
      var real = Files.writeString(disk.path().resolve("media.conf"), text);
      Files.delete(nginx.site());
      Files.createSymbolicLink(nginx.site(), real);
      var variant = nginx.write("saved", text.replace("antmedia", "mediasoup"));
      disk.fill();
      var did =
          acting(new NginxDriver())
              .run(
                  "nginx: { site: %s, conf: %s, from: %s }"
                      .formatted(nginx.site(), nginx.conf(), variant));
      assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
      assertThat(did.result().said()).contains("No space left").endsWith("nothing was changed");
      assertThat(real).content().isEqualTo(text);
      assertThat(nginx.served()).contains("antmedia");
    }
  }
}
