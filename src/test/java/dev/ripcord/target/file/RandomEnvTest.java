package dev.ripcord.target.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Edits of many random .env texts: whatever is not asked for stays, byte for byte. */
class RandomEnvTest {
  private static final int ROUNDS = 3000;
  private static final List<String> VALUES =
      List.of(
          "", "mediasoup", "http://localhost:3001", "two words", "it's", "a#b", "$HOME", "x\ny");

  @Test
  void everything_but_the_keys_stays_byte_for_byte() {
    var seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var env = RandomEnv.of(random, false);
      var edit = edit(random);
      var after = edit.apply(EnvText.of(env.bytes()));
      assertThat(after.text())
          .as("seed %d round %d: %s of <%s>", seed, round, edit, env.text())
          .startsWith(env.edited(edit.set(), edit.remove()));
      appendsOnlyWhatIsNew(env, edit, after.text());
      assertThat(edit.apply(after))
          .as("done twice, seed %d round %d", seed, round)
          .isEqualTo(after);
      assertThat(edit.states(after).values()).allMatch("as wanted"::equals);
      edit.set().forEach((key, value) -> assertThat(after.value(key)).contains(value));
    }
  }

  private static void appendsOnlyWhatIsNew(RandomEnv env, EnvEdit edit, String after) {
    var rest = after.substring(env.edited(edit.set(), edit.remove()).length());
    var fresh = edit.set().keySet().stream().filter(each -> !env.has(each)).toList();
    assertThat(EnvParser.parse(rest)).extracting(Assignment::key).containsExactlyElementsOf(fresh);
  }

  @Test
  void keys_that_stand_once_are_put_back_as_they_were_written() {
    var seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var before = EnvText.of(RandomEnv.of(random, false).bytes());
      var edit = new EnvEdit(Map.of("NEW", "1", "OTHER", "a b"), List.of(), Set.of());
      var ended = before.text().isEmpty() || before.text().endsWith("\n");
      var back = EnvEdit.putBack(edit.apply(before), edit.keys(), java.util.Optional.of(before));
      var expected = ended ? before.text() : before.text() + newline(before.text());
      assertThat(back.text()).as("seed %d round %d", seed, round).isEqualTo(expected);
    }
  }

  private static String newline(String text) {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private static EnvEdit edit(Random random) {
    var set = new TreeMap<String, String>();
    for (var key : List.of("TYPE", "URL", "TOKEN")) {
      if (random.nextBoolean()) {
        set.put(key, VALUES.get(random.nextInt(VALUES.size())));
      }
    }
    var remove = random.nextInt(3) == 0 ? List.of("A", "my-key") : List.<String>of();
    return new EnvEdit(set, remove, Set.of());
  }
}
