package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rollbacks from the command line. */
final class RollbackCommandsTest {
  private final Desk desk = new Desk();

  @Test
  void a_rollback_tells_what_it_does_and_ends_with_the_proof() {
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("shop: release:2 (tag:v2) -> release:1 (tag:v1), known")
        .contains("proof: 2 of 2 in a row")
        .contains("RECOVERED  shop: back on release:1 (tag:v1), and that is proven");
    assertThat(desk.shop.running).contains("v1");
  }
}
