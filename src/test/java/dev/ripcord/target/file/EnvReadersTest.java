package dev.ripcord.target.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.host.Command;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write is read as it was meant by programs that read such files. */
@Needs(Part.NODE)
class EnvReadersTest {
  private static final int FILES = 400;
  private static final Map<String, String> WANTED =
      Map.of("TYPE", "mediasoup", "URL", "http://localhost:3001/x y", "TOKEN", "p#ss $HOME;it");
  private static final String NODE =
      """
      const fs = require('fs'), parse = require('util').parseEnv
      const all = process.argv.slice(1).map(f => parse(fs.readFileSync(f, 'utf8')))
      console.log(JSON.stringify(all))
      """;

  @TempDir Path folder;

  @Test
  void node_reads_the_new_values_and_the_old_ones_of_all_other_keys() throws IOException {
    var seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var edit = new EnvEdit(WANTED, List.of("A"), Set.of());
    var before = new ArrayList<Path>();
    var after = new ArrayList<Path>();
    for (var i = 0; i < FILES; i++) {
      var text = EnvText.of(RandomEnv.of(random, true).bytes());
      before.add(Files.write(folder.resolve(i + ".before"), text.bytes()));
      after.add(Files.write(folder.resolve(i + ".after"), edit.apply(text).bytes()));
    }
    var then = node(before);
    var now = node(after);
    for (var i = 0; i < FILES; i++) {
      var expected = new LinkedHashMap<>(then.get(i));
      expected.putAll(WANTED);
      expected.remove("A");
      assertThat(now.get(i))
          .as("seed %d, file %d", seed, i)
          .containsExactlyInAnyOrderEntriesOf(expected);
    }
  }

  @Test
  void a_shell_reads_the_new_values() throws IOException {
    var file = folder.resolve(".env");
    Files.write(file, new EnvEdit(WANTED, List.of(), Set.of()).apply(new EnvText("A='1'")).bytes());
    var said =
        Acting.local(folder)
            .look(
                Command.of(
                    "sh",
                    "-c",
                    ". \"$1\"; printf '%s|' \"$A\" \"$TYPE\" \"$URL\" \"$TOKEN\"",
                    "sh",
                    file.toString()))
            .stdout();
    assertThat(said).isEqualTo("1|mediasoup|http://localhost:3001/x y|p#ss $HOME;it|");
  }

  private List<Map<String, String>> node(List<Path> files) {
    var argv = new ArrayList<>(List.of("node", "-e", NODE, "--"));
    files.forEach(each -> argv.add(each.toString()));
    var ran = Acting.local(folder).look(Command.of(argv));
    assertThat(ran.ok()).as(ran.said()).isTrue();
    var list = (Node.Sequence) YamlReader.read(ran.stdout(), "node");
    return list.items().stream().map(each -> texts((Node.Mapping) each)).toList();
  }

  private static Map<String, String> texts(Node.Mapping mapping) {
    var texts = new LinkedHashMap<String, String>();
    mapping.entries().stream()
        .filter(
            each -> each.key().text().matches("[\\w.-]+")) // node 20 takes some comments for keys
        .forEach(each -> texts.put(each.key().text(), ((Node.Scalar) each.value()).text()));
    return texts;
  }
}
