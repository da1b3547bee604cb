package dev.ripcord.target.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which images have to stay. */
final class StockTest {
  private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final String ID = Recorded.V1;

  private static Image image(Instant made) {
    return new Image(
        ID,
        Optional.of(made),
        List.of("registry.test/shop:v1"),
        List.of("registry.test/shop@" + Recorded.V2),
        "",
        "",
        "");
  }

  private static Optional<String> reason(List<String> keep, Optional<List<String>> needed) {
    return new Stock(keep, needed).reason(image(OLD), Set.of(), NOW);
  }

  @Test
  void what_nothing_is_known_to_need_may_go() {
    assertThat(reason(List.of(), Optional.of(List.of("image:" + Recorded.V3)))).isEmpty();
  }

  @Test
  void an_image_of_a_container_a_release_or_the_catalog_stays() {
    assertThat(new Stock(List.of(), Optional.of(List.of())).reason(image(OLD), Set.of(ID), NOW))
        .contains("a container");
    assertThat(reason(List.of(), Optional.of(List.of("image:" + ID)))).contains("a release");
    assertThat(reason(List.of(), Optional.of(List.of("image:registry.test/x@" + Recorded.V2))))
        .as("as Dokku names it")
        .contains("a release");
    for (var each :
        List.of("registry.test/shop:v1", "registry.test/shop", ID, ID.substring(7, 19))) {
      assertThat(reason(List.of(each), Optional.of(List.of()))).as(each).contains("the catalog");
    }
  }

  @Test
  void a_young_image_stays() {
    var stock = new Stock(List.of(), Optional.of(List.of()));
    assertThat(stock.reason(image(NOW.plusSeconds(1)), Set.of(), NOW)).contains("its age");
  }

  @Test
  void where_nobody_said_what_is_needed_everything_is() {
    assertThat(reason(List.of(), Optional.empty())).contains("a release");
  }
}
