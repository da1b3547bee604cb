package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Lint;
import dev.ripcord.catalog.Vocabulary;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.plan.Planner;
import dev.ripcord.target.Kinds;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever becomes of a catalog's text: it is a catalog, or an error with a place; never a hang.
 */
class CatalogFuzzTest {
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void a_spoilt_catalog_is_read_or_refused_with_a_place() {
    spoil(600);
  }

  @Test
  @Tag("long")
  @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void a_catalog_spoilt_in_many_ways_is_read_or_refused_with_a_place() {
    spoil(50_000);
  }

  private static void spoil(int times) {
    var seed = Long.getLong("ripcord.seed", new SplittableRandom().nextLong());
    System.out.println("CatalogFuzzTest: -Dripcord.seed=" + seed);
    var random = new SplittableRandom(seed);
    var text = Examples.text("streamlick");
    var vocabulary = Examples.VOCABULARY;
    var refused = 0;
    for (var i = 0; i < times; i++) {
      var spoilt = new Spoiler(random).spoil(text);
      refused += read(spoilt, vocabulary, "seed " + seed + ", round " + i) ? 0 : 1;
    }
    assertThat(refused).as("texts that were refused, with seed %s", seed).isBetween(1, times - 1);
  }

  /** Found by a spoilt text: a name that never ended exhausted the stack of the matcher. */
  @ParameterizedTest
  @ValueSource(strings = {"systemd: { unit: %s }", "pm2: { app: %s }", "command: { run: [ %s ] }"})
  void a_name_without_end_is_refused_or_read_like_any_other(String step) {
    var text =
        """
        ripcord: 1
        services:
          shop:
            target: { systemd: { unit: shop } }
            procedures: { quick: { budget: 1m, steps: [ { %s } ] } }
        """
            .formatted(step.formatted("a/b".repeat(20_000)));
    var vocabulary = Planner.vocabulary(Kinds.of(Drivers.builtIn()));
    assertThatCode(() -> read(text, vocabulary, step)).doesNotThrowAnyException();
    assertThatCode(() -> read(text.replace("/", ""), vocabulary, step)).doesNotThrowAnyException();
  }

  /** Whether it was read. */
  private static boolean read(String text, Vocabulary vocabulary, String which) {
    try {
      Lint.of(CatalogShape.of(vocabulary).readOrThrow(YamlReader.read(text, "ripcord.yaml")));
      return true;
    } catch (CatalogException e) {
      assertThat(e.problems()).as(which).isNotEmpty();
      assertThat(e.problems())
          .as(which)
          .allMatch(
              each -> each.place().file().equals("ripcord.yaml") && !each.message().isBlank());
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(which + " ends in " + e + ":\n" + text, e);
    }
  }
}
