package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.app.demo.FreePort;
import dev.ripcord.catalog.DatabaseAddress;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.clock.HandClock;
import dev.ripcord.real.CuttingProxy;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealPostgres;
import dev.ripcord.release.Grade;
import dev.ripcord.release.LedgerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server and a network do to a journal on a bad day, and what a person is told then. */
@Needs(Part.POSTGRESQL)
final class PostgresBadDaysTest {
  private static final Secrets SECRETS = new Secrets(_ -> RealPostgres.PASSWORD);
  private static RealPostgres postgres;
  private String user;

  @BeforeAll
  static void a_server() {
    postgres = RealPostgres.start();
  }

  @AfterAll
  static void leaves_nothing() {
    postgres.close();
  }

  @BeforeEach
  void an_empty_schema() {
    user = postgres.newUser();
  }

  private Journal open() {
    return open(postgres.address(user, "env:X"));
  }

  private static Journal open(String address) {
    return PostgresJournal.open(DatabaseAddress.of(address), SECRETS, Clock.system(), _ -> false);
  }

  private static Claim create(Journal journal, String run) {
    var creation = journal.create(run, Samples.created(run), "me", LEASE, Optional.empty());
    return ((Journal.Creation.Yours) creation).claim();
  }

  private static void append(Journal journal, Claim claim, Event... events) {
    journal.append(claim, LEASE, List.of(events));
  }

  // --- an answer that is lost

  @ParameterizedTest
  @EnumSource
  void a_write_whose_commit_or_its_answer_was_lost_is_made_once(CuttingProxy.Cut cut) {
    try (var proxy = new CuttingProxy(postgres.port());
        var journal =
            open(
                postgres
                    .address(user, "env:X")
                    .replace(":" + postgres.port(), ":" + proxy.port()))) {
      var steps = new Steps(journal, proxy, cut);
      var claim = steps.cut(() -> create(journal, "r1"));
      steps.cut(() -> append(journal, claim, Samples.intended("1", 1), new Event.Noted("!")));
      steps.cut(() -> journal.tell("r1", new Event.StopAsked("anna", "!")));
      steps.cut(() -> append(journal, claim, Samples.finished(Outcome.WAITING)));
      var next = steps.cut(() -> journal.claim("r1", "next", LEASE).orElseThrow());
      assertThat(next.epoch()).isEqualTo(2);
      steps.cut(() -> append(journal, next, Samples.finished(Outcome.RECOVERED)));
      steps.cut(() -> journal.learn("r1", List.of(graded(), graded())));

      assertThat(journal.entries("r1", 0)).hasSize(2 + 2 + 1 + 1 + 1 + 1);
      assertThat(journal.ledger("r1")).hasSize(2);
      assertThat(journal.lock("r1")).isEmpty();
      assertThat(journal.verify()).isEmpty();
    }
  }

  /** Cuts the commit of one write after another. */
  private record Steps(Journal journal, CuttingProxy proxy, CuttingProxy.Cut where) {
    <T> T cut(java.util.function.Supplier<T> write) {
      proxy.arm(where);
      var result = write.get();
      assertThat(proxy.cut()).isTrue();
      return result;
    }

    void cut(Runnable write) {
      cut(() -> {
        write.run();
        return true;
      });
    }
  }

  private static LedgerEvent graded() {
    return new LedgerEvent.Graded(1, Grade.KNOWN, Instant.EPOCH, "found");
  }

  // --- a server that is away

  @ParameterizedTest
  @ValueSource(strings = {"INT", "QUIT"})
  void a_server_that_is_restarted_loses_nothing_and_nobody_notices(String signal) throws Exception {
    try (var journal = open();
        var pool = Executors.newFixedThreadPool(1)) {
      var claim = create(journal, "r1");
      postgres.stop(signal);
      var writing = pool.submit(() -> append(journal, claim, new Event.Noted("while it was away")));
      postgres.begin();
      writing.get();
      assertThat(journal.entries("r1", 0)).hasSize(3);
      assertThat(journal.verify()).isEmpty();
    }
  }

  @Test
  void a_server_that_hangs_is_waited_for() throws Exception {
    var hangs = Duration.ofSeconds(Boolean.getBoolean("ripcord.long") ? 30 : 3);
    try (var journal = open();
        var pool = Executors.newFixedThreadPool(1)) {
      var claim = create(journal, "r1");
      postgres.freeze();
      var writing = pool.submit(() -> append(journal, claim, new Event.Noted("while it hung")));
      Clock.system().sleep(hangs);
      assertThat(writing.isDone()).isFalse();
      postgres.thaw();
      writing.get();
      assertThat(journal.entries("r1", 0)).hasSize(3);
    }
  }

  @Test
  void a_server_that_stays_away_is_given_up_after_a_minute() {
    var clock = new HandClock();
    var address = DatabaseAddress.of(postgres.address(user, "env:X"));
    try (var journal = PostgresJournal.open(address, SECRETS, clock, _ -> false)) {
      var claim = create(journal, "r1");
      postgres.stop("QUIT");
      var began = clock.now();
      assertThatThrownBy(() -> append(journal, claim, new Event.Noted("!")))
          .isInstanceOf(JournalException.class)
          .hasMessageContainingAll("has not answered for 60 s", "nothing was written");
      assertThat(Duration.between(began, clock.now()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
      postgres.begin();
      append(journal, claim, new Event.Noted("!"));
      assertThat(journal.entries("r1", 0)).hasSize(3);
    }
  }

  // --- many at once

  @Test
  void of_many_who_open_a_new_journal_at_once_all_can_use_it() throws Exception {
    try (var pool = Executors.newFixedThreadPool(8)) {
      var opened = new ArrayList<Future<Boolean>>();
      for (var i = 0; i < 8; i++) {
        var run = "r" + i;
        opened.add(
            pool.submit(() -> {
              try (var journal = open()) {
                return create(journal, run).epoch() == 1;
              }
            }));
      }
      for (var each : opened) {
        assertThat(each.get()).isTrue();
      }
    }
    try (var journal = open()) {
      assertThat(journal.runs(Optional.empty(), 99)).hasSize(8);
      assertThat(journal.verify()).isEmpty();
    }
  }

  // --- clocks

  @Test
  void what_the_clocks_of_machines_say_does_not_matter_to_leases() {
    for (var skew : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
      var clock = new HandClock();
      clock.set(Clock.system().now().plus(skew));
      var run = "r" + skew.toHours();
      try (var journal = open();
          var skewed =
              PostgresJournal.open(
                  DatabaseAddress.of(postgres.address(user, "env:X")),
                  SECRETS,
                  clock,
                  _ -> false)) {
        create(journal, run);
        assertThat(skewed.claim(run, "other", LEASE)).isEmpty();
        assertThat(skewed.lock(run).orElseThrow().leaseUntil())
            .isBetween(clock.now().plusSeconds(20), clock.now().plusSeconds(40));
      }
    }
  }

  // --- one transaction for each write

  @Test
  void each_write_is_one_commit() {
    try (var journal = open()) {
      var before = transactions();
      var claim = create(journal, "r1");
      journal.append(claim, LEASE, Samples.everyAppended());
      journal.renew(claim, LEASE);
      journal.tell("r1", new Event.Noted("!"));
      journal.learn("r1", List.of(graded(), graded()));
      append(journal, claim, Samples.finished(Outcome.RECOVERED));
      journal.entries("r1", 0);
      assertThat(transactions() - before).isEqualTo(6);
    }
  }

  private static long transactions() {
    return Long.parseLong(postgres.ask("select pg_snapshot_xmax(pg_current_snapshot())"));
  }

  // --- what a person is told

  private void refused(String address, String... words) {
    assertThatThrownBy(() -> open(address))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("postgresql://127.0.0.1:")
        .hasMessageContainingAll(words)
        .hasMessageNotContainingAny(RealPostgres.PASSWORD);
  }

  @Test
  void a_server_that_cannot_be_reached_is_told_with_the_way_out() {
    var nobody = "postgresql://127.0.0.1:" + FreePort.find() + "/ripcord";
    refused(nobody, "cannot be reached", "Nothing was done", "--journal-dir");
  }

  @Test
  void a_user_who_is_not_let_in_is_told_why_without_the_password() {
    refused(postgres.address("nobody", "env:X"), "lets nobody in", "~/.pgpass", "--journal-dir");
  }

  @Test
  void a_database_that_is_not_there_is_told_with_how_to_make_it() {
    refused(
        postgres.address(user, "env:X").replaceFirst("/postgres$", "/nothing"),
        "is not there",
        "create database ripcord");
  }

  @Test
  void a_user_who_may_make_no_table_is_told_what_is_needed() {
    postgres.sql("drop schema " + user, "revoke all on schema public from public");
    refused(postgres.address(user, "env:X"), "may not be used", "create database ripcord owner");
  }

  @Test
  void tables_of_somebody_else_are_not_touched() {
    var tables = List.of("event (id int)", "schema_version (version int)");
    for (var i : IntStream.range(0, tables.size()).toArray()) {
      var owner = i == 0 ? user : postgres.newUser();
      postgres.sql("create table " + owner + "." + tables.get(i));
      refused(postgres.address(owner, "env:X"), "tables of somebody else", "not touched");
      var made = "select count(*) from pg_tables where schemaname = '" + owner + "'";
      assertThat(postgres.ask(made)).isEqualTo("1");
    }
  }

  @Test
  void a_journal_of_a_later_program_is_not_touched() {
    open().close();
    postgres.sql("insert into " + user + ".schema_version values (99, 0)");
    refused(postgres.address(user, "env:X"), "format 99", "later ripcord");
  }

  @Test
  void a_password_that_cannot_be_had_is_told_by_its_reference() {
    var address = DatabaseAddress.of(postgres.address(user, "env:NOT_SET"));
    var secrets =
        new Secrets(each -> {
          throw new IllegalStateException("the secret ${" + each + "} has no value");
        });
    assertThatThrownBy(() -> PostgresJournal.open(address, secrets, Clock.system(), _ -> false))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll("${env:NOT_SET}", "Nothing was done", "--journal-dir");
  }
}
