package dev.ripcord.target.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain script writes an {@code .env} file as Ripcord does, byte for byte. */
class PlainEnvTest {
  private static final List<String> VALUES =
      List.of("false", "http://localhost:3001", "two words", "it's", "$HOME", "");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "KEY=true",
        "KEY=true\n",
        "A=1\nKEY=true # why\nB=2",
        "A=1\r\nKEY=true\r\n",
        "A=1\r\n",
        "KEY=1\nKEY=2\n",
        "export A=1\nexport KEY = 'x y' # c\n",
        "export A=1\n",
        "KEY=\"a b\"#glued\n",
        "KEY=#none\n",
        "# KEY=no\n  KEY=`back`\n",
        "KEYS=1\nMY_KEY=2\n\n\n",
        "A='\u00e9\u00ff'\nKEY=1\n"
      })
  void is_the_same_as_ripcord_writes(String text) throws Exception {
    for (var value : VALUES) {
      var file = folder.resolve(".env");
      Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
      var wanted = EnvText.of(Files.readAllBytes(file)).set("KEY", value).bytes();
      assertThat(script(file, value)).isZero();
      assertThat(latin(Files.readAllBytes(file))).as(value).isEqualTo(latin(wanted));
    }
  }

  private int script(Path file, String value) throws IOException, InterruptedException {
    var main = Path.of("src/main/resources/dev/ripcord").toAbsolutePath();
    var script =
        """
        set -u
        . %1$s/script/base.sh
        . %1$s/script/files.sh
        . %1$s/target/file/env.sh
        begin --yes
        kept=$work
        env_begin - "$FILE" no && env_set KEY "$VALUE" && env_write && env_begin - "$FILE" no &&
          env_set KEY "$VALUE" && env_same
        """
            .formatted(main);
    var builder = new ProcessBuilder("dash", "-c", script).inheritIO();
    builder.environment().put("FILE", file.toString());
    builder.environment().put("VALUE", value);
    return builder.start().waitFor();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
