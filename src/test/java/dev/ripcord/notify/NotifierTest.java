package dev.ripcord.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Audience;
import dev.ripcord.catalog.Channel;
import dev.ripcord.catalog.Notices;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The door, on good days and on bad ones. */
@Timeout(60)
final class NotifierTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /** The first use of SQLite in a process loads its library. */
  @BeforeEach
  void warm() {
    FileOutbox.open(folder.resolve("warm.db")).close();
  }

  @Test
  void what_is_told_reaches_people_and_is_gone_from_what_waits() throws Exception {
    try (var chat = VendorStandIn.any();
        var notifier = notifier(folder.resolve("outbox.db"), chat)) {
      notifier.tell(Told.critical("shop", "1"));
      notifier.deliverNow(SOON);
      assertThat(titles(chat)).containsExactly("error rate 14 %");
      assertThat(notifier.letters()).extracting(Letter::state).containsOnly(Letter.State.SENT);
    }
  }

  @Test
  void whoever_is_being_stopped_can_still_tell() throws Exception {
    try (var chat = VendorStandIn.any();
        var notifier = notifier(folder.resolve("outbox.db"), chat)) {
      Thread.currentThread().interrupt();
      notifier.tell(Told.critical("shop", "1"));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(complaints).noneMatch(each -> each.contains("(interrupted)"));
      notifier.deliverNow(SOON);
      assertThat(titles(chat)).hasSize(1);
    }
  }

  @Test
  void what_one_process_was_told_another_one_delivers() throws Exception {
    var file = folder.resolve("outbox.db");
    try (var chat = VendorStandIn.any()) {
      try (var first = notifier(file, chat)) {
        first.tell(Told.critical("shop", "1"));
      }
      try (var second = notifier(file, chat)) {
        second.deliverNow(SOON);
      }
      assertThat(titles(chat)).containsExactly("error rate 14 %");
    }
  }

  @Test
  void a_folder_that_cannot_be_written_keeps_nobody_from_being_told() throws Exception {
    var notThere = Files.writeString(folder.resolve("file"), "").resolve("outbox.db");
    try (var chat = VendorStandIn.any();
        var notifier = notifier(notThere, chat)) {
      notifier.tell(Told.critical("shop", "1"));
      assertThat(complaints)
          .singleElement()
          .asString()
          .contains("kept in memory only: CRITICAL shop");
      notifier.deliverNow(SOON);
      assertThat(titles(chat)).containsExactly("error rate 14 %");
    }
  }

  @Test
  void a_locked_file_holds_up_nobody_who_tells_and_the_message_goes_out() throws Exception {
    var file = folder.resolve("outbox.db");
    FileOutbox.open(file).close();
    try (var chat = VendorStandIn.any();
        var notifier = notifier(file, chat);
        var other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (var lock = other.createStatement()) {
        lock.execute("begin exclusive");
        var clock = Clock.system();
        var before = clock.nanoTime();
        notifier.tell(Told.critical("shop", "1"));
        notifier.tell(Told.critical("cart", "1"));
        notifier.tell(Told.critical("mail", "1"));
        assertThat(Duration.ofNanos(clock.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        var memory = Thread.startVirtualThread(() -> deliver(notifier));
        Eventually.holds("all were told", () -> titles(chat).size() >= 3);
        memory.interrupt();
        lock.execute("rollback");
        memory.join();
      }
    }
    assertThat(complaints).anyMatch(each -> each.contains("does not answer"));
  }

  @Test
  void a_secret_in_a_message_is_neither_kept_nor_sent() throws Exception {
    var file = folder.resolve("outbox.db");
    var secrets = new Secrets(_ -> "t0ps3cret");
    secrets.learn("${env:TOKEN}");
    try (var chat = VendorStandIn.any();
        var notifier = notifier(file, chat, secrets)) {
      notifier.tell(
          Told.critical("shop", "1").line("token t0ps3cret").fact("evidence", "t0ps3cret here"));
      notifier.deliverNow(SOON);
      assertThat(chat.taken().toString()).doesNotContain("t0ps3cret").contains("***");
    }
    try (var files = Files.list(folder)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(each ->
              assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
                  .as(each.toString())
                  .doesNotContain("t0ps3cret")
                  .doesNotContain("127.0.0.1"));
    }
  }

  @Test
  void the_outbox_is_for_this_user_only() throws Exception {
    var file = folder.resolve("new/outbox.db");
    FileOutbox.open(file).close();
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(Files.getPosixFilePermissions(file.getParent())).hasSize(3);
  }

  private static void deliver(Notifier notifier) {
    try {
      notifier.deliver();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Notifier notifier(Path file, VendorStandIn chat) {
    return notifier(file, chat, new Secrets(_ -> ""));
  }

  private Notifier notifier(Path file, VendorStandIn chat, Secrets secrets) {
    var channel = new Channel.Webhook(chat.url("/"), Map.of(), Optional.empty());
    var notices =
        new Notices(Map.of("chat", channel), List.of(), Optional.empty(), Optional.empty());
    var audience = new Audience(List.of("chat"), List.of("chat"), List.of(), List.of(), Map.of());
    return new Notifier(
        file, notices, Told.house(audience), Clock.system(), secrets, complaints::add);
  }

  private static List<String> titles(VendorStandIn chat) {
    return chat.taken().stream().map(each -> each.path("title").asString()).toList();
  }
}
