package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rollbacks from the command line. */
final class RollbackCommandsTest {
  private final Desk desk = new Desk();

  @Test
  void a_rollback_tells_what_it_does_and_ends_with_the_proof() {
    var ran = desk.run("rollback shop");
    System.out.println(ran.out() + ran.err());
    System.out.println(desk.run("releases shop").out());
    System.out.println(desk.run("status").out());
    System.out.println(desk.run("show shop").out());
    System.out.println(desk.run("show shop --json").out());
    System.out.println(desk.run("runs").out());
    System.out.println(desk.run("undo shop").out());
    System.out.println(desk.run("help").out());
    System.out.println(desk.run("help rollback").out());
    System.out.println(desk.run("deploy begin shop"));
    System.out.println(desk.run("ready"));
    System.out.println(desk.run(""));
    desk.onTerminal(40);
    System.out.println(desk.run("rollback shop --anyway").out().replace("\u001b", "<E>").replace("\r", "<CR>"));
    System.out.println(desk.run("releases shop").out().replace("\u001b", "<E>").replace("\r", "<CR>"));
    System.out.println(desk.run("plan shop").out().replace("\u001b", "<E>").replace("\r", "<CR>"));
    assertThat(ran.code()).isZero();
  }
}
