package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Place;
import dev.ripcord.check.Finding;
import dev.ripcord.host.HostException;
import dev.ripcord.journal.JournalException;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.step.StepResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each outcome has its exit code and its word, as the table of the documentation has them. */
final class ExitCodesTest {
  private static final Map<Outcome, Integer> TABLE =
      Map.ofEntries(
          Map.entry(Outcome.RECOVERED, 0),
          Map.entry(Outcome.ALREADY_THERE, 0),
          Map.entry(Outcome.REFUSED, 3),
          Map.entry(Outcome.FAILED_SAFE, 4),
          Map.entry(Outcome.FAILED_DIRTY, 5),
          Map.entry(Outcome.PARTIAL, 6),
          Map.entry(Outcome.ROLLED_BACK_UNVERIFIED, 7),
          Map.entry(Outcome.UNKNOWN, 8),
          Map.entry(Outcome.ABORTED, 9),
          Map.entry(Outcome.RECOVERED_DEGRADED, 10),
          Map.entry(Outcome.RELAPSED, 11),
          Map.entry(Outcome.WAITING, 12));

  private final Desk desk = new Desk();

  @Test
  void the_table_is_fixed() {
    for (var each : Outcome.values()) {
      assertThat(each.exitCode()).as(each.name()).isEqualTo(TABLE.get(each));
    }
  }

  @Test
  void recovered() {
    ends("rollback shop", Outcome.RECOVERED);
  }

  @Test
  void already_there() {
    ends("rollback shop release:2", Outcome.ALREADY_THERE);
    assertThat(desk.shop.done).isEmpty();
  }

  @Test
  void refused() {
    desk.shop.missing.put("v1", "pruned");
    ends("rollback shop", Outcome.REFUSED);
  }

  @Test
  void failed_safe() {
    desk.shop.refuses("no right");
    ends("rollback shop", Outcome.FAILED_SAFE);
  }

  @Test
  void failed_dirty() {
    desk.shop.bad("web", "500");
    ends("rollback shop", Outcome.FAILED_DIRTY);
  }

  @Test
  void partial() {
    desk.shop.acting =
        what -> what.equals("extra") ? new StepResult.NotStarted("no right") : desk.shop.put(what);
    ends("rollback shop --procedure goes-on", Outcome.PARTIAL);
  }

  @Test
  void rolled_back_unverified() {
    desk.shop.checks.put("web", Finding.unknown("the monitor's own network is away"));
    ends("rollback shop", Outcome.ROLLED_BACK_UNVERIFIED);
  }

  @Test
  void aborted() {
    desk.shop.acting =
        what -> {
          desk.signal("INT");
          return desk.shop.put(what);
        };
    ends("rollback shop --procedure goes-on", Outcome.ABORTED);
    assertThat(desk.shop.done).containsExactly("v1");
  }

  @Test
  void recovered_degraded() {
    desk.shop.bad("lesser", "no metrics");
    ends("rollback cart", Outcome.RECOVERED_DEGRADED);
  }

  @Test
  void relapsed() {
    desk.shop.badAfter(5, "web", "500");
    ends("rollback shop --watch 30s", Outcome.RELAPSED);
  }

  @Test
  void waiting() {
    desk.shop.doubts();
    ends("rollback shop --procedure unsafe", Outcome.WAITING);
  }

  @Test
  void a_wrong_command_line_is_2_and_says_what_was_meant() {
    var ran = desk.run("rolback shop");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("did you mean 'rollback'?").contains("ripcord help");
    assertThat(desk.run("rollback").err()).contains("it needs SERVICE");
    assertThat(desk.run("rollback shop --proceduer quick").err())
        .contains("did you mean --procedure?");
    assertThat(desk.run("rollback shop --watch 5parsecs").code()).isEqualTo(2);
    assertThat(desk.run("runs --most many").code()).isEqualTo(2);
  }

  @Test
  void an_unknown_name_is_2_and_has_a_suggestion() {
    var ran = desk.run("rollback shpo");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("no service 'shpo' (did you mean 'shop'?)");
    assertThat(desk.run("show 20200101").code()).isEqualTo(2);
    assertThat(desk.run("rollback shop --procedure quik").err()).contains("'quick'");
    assertThat(desk.run("rollback shop release:77").code()).isEqualTo(3);
  }

  @Test
  void a_broken_catalog_is_2_with_every_problem() {
    desk.opener =
        _ -> {
          throw new CatalogException(new Place("ripcord.yaml", 3, 7), "unknown key 'hots'");
        };
    var ran = desk.run("status");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("ripcord.yaml:3:7: unknown key 'hots'");
  }

  @Test
  void a_journal_that_cannot_be_written_refuses_before_a_run() {
    desk.opener =
        _ -> {
          throw new JournalException("the journal is read-only");
        };
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("the journal is read-only");
  }

  @Test
  void a_host_that_cannot_be_asked_refuses_before_a_run() {
    desk.opener =
        _ -> {
          throw new HostException("no such host");
        };
    assertThat(desk.run("rollback shop").code()).isEqualTo(3);
  }

  @Test
  void a_journal_that_fails_within_a_run_leaves_it_unknown_and_says_how_to_go_on() {
    desk.journal.after(write -> {
      if (write.kind() == MemoryJournal.Kind.CREATE) {
        desk.journal.failAfter(1);
      }
    });
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).isEqualTo(8);
    assertThat(ran.err()).contains("ripcord resume 2026");
  }

  @Test
  void an_internal_fault_is_1_and_has_no_stack_trace_unless_asked_for() {
    desk.shop.acting =
        _ -> {
          throw new IllegalStateException("boom");
        };
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("boom").contains("--verbose").doesNotContain("\tat ", "at dev.");
    desk.clock.pass(java.time.Duration.ofMinutes(2));
    assertThat(desk.run("rollback shop --verbose --take-over").err())
        .contains("at dev.ripcord.cli.ExitCodesTest");
  }

  private void ends(String line, Outcome outcome) {
    var ran = desk.run(line);
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(TABLE.get(outcome));
    assertThat(ran.out()).contains(outcome.name());
  }
}
