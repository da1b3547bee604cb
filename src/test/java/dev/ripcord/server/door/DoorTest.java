package dev.ripcord.server.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.clock.Clock;
import dev.ripcord.real.Eventually;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.server.AllWell;
import dev.ripcord.server.Told;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A socket and whoever asks at it, in one process. */
final class DoorTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Identity SHOP = new Identity("/etc/shop.yaml", "5f3a91", "/var/journal.db");
  private static final Told.OfService SEEN = AllWell.service("shop");

  @TempDir private Path temp;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> made = new CopyOnWriteArrayList<>();

  /** Until then whoever asks for a storm is not answered. */
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void nothing_is_left() throws Exception {
    over.countDown();
    for (var each : open) {
      each.close();
    }
  }

  private Path folder() {
    return state().resolve("serve");
  }

  private Path state() {
    return temp.resolve("state");
  }

  private Door.Parts parts(Identity identity) {
    var shown =
        new Door.Shown(
            () -> true,
            () -> List.of("shop"),
            service -> {
              made.add(service.orElse(""));
              return seen(service.orElse(""));
            });
    return new Door.Parts(identity, shown, "1.2", Instant.EPOCH, Clock.system(), log::add);
  }

  private List<Told.OfService> seen(String service) {
    if (service.equals("storm")) {
      awaited(over);
    }
    return service.equals("trouble")
        ? List.of(java.util.Objects.requireNonNull(null))
        : List.of(SEEN);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Door door(Identity identity, Path... folders) throws IOException {
    return door(identity, LONG, folders);
  }

  /** Of the first question all that is read and written is loaded, so most have long. */
  private Door door(Identity identity, Duration answer, Path... folders) throws IOException {
    var door = Door.open(List.of(folders), parts(identity), new Door.Patience(answer, OFTEN));
    open.add(door);
    return door;
  }

  private Path path() throws IOException {
    return door(SHOP, folder()).path().orElseThrow();
  }

  private List<Knock.Answer> ask(Asked asked) {
    return new Knock(Clock.system(), Duration.ofSeconds(10)).at(List.of(folder()), asked);
  }

  private Told told(Asked asked) {
    return ((Knock.Answer.Living) ask(asked).getFirst()).told();
  }

  private String why() {
    return ((Knock.Answer.Unclear) ask(Asked.who()).getFirst()).why();
  }

  private static String raw(Path socket, String text) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        var bounded = new Bounded(channel, Duration.ofSeconds(10), Clock.system())) {
      bounded.write(text.getBytes(StandardCharsets.UTF_8));
      return bounded.all(1 << 20);
    } catch (SocketException _) {
      return ""; // closed before all of it was read
    }
  }

  @Test
  void it_tells_who_it_is_and_what_it_sees() throws IOException {
    door(SHOP, folder());
    var who = told(Asked.who());
    assertThat(who.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(who.catalog()).isEqualTo("/etc/shop.yaml");
    assertThat(who.watched()).containsExactly("shop");
    assertThat(who.services()).isEmpty();
    assertThat(told(Asked.outlook(Optional.of("shop"))).services()).containsExactly(SEEN);
  }

  @Test
  void nobody_else_may_enter_the_folder_or_use_the_socket() throws IOException {
    var path = path();
    assertThat(mode(state())).isEqualTo("rwx------");
    assertThat(mode(folder())).isEqualTo("rwx------");
    assertThat(mode(path)).isEqualTo("rw-------");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void daemons_of_two_catalogs_are_both_found() throws IOException {
    door(SHOP, folder());
    door(new Identity("/etc/other.yaml", "5f3a91", "/var/journal.db"), folder());
    assertThat(ask(Asked.who())).hasSize(2);
  }

  @Test
  void what_a_killed_daemon_left_is_nobody_and_is_replaced() throws IOException {
    var path = path();
    abandoned(path.resolveSibling("left" + Doorway.SOCKET));
    assertThat(ask(Asked.who())).hasSize(1);
    var other = Files.createDirectories(temp.resolve("other/serve"));
    var stale = other.resolve(path.getFileName());
    abandoned(stale);
    assertThat(door(SHOP, other).path()).contains(stale);
    assertThat(raw(stale, Asked.who().line())).contains("\"watched\":[\"shop\"]");
  }

  private static void abandoned(Path socket) throws IOException {
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();
  }

  @Test
  void a_living_one_keeps_its_socket() throws IOException {
    door(SHOP, folder());
    assertThatThrownBy(() -> door(SHOP, folder(), temp.resolve("second/serve")))
        .hasMessageContaining("another daemon of this catalog and journal");
    assertThat(told(Asked.who()).watched()).containsExactly("shop");
    assertThat(temp.resolve("second")).doesNotExist();
  }

  @Test
  void where_the_path_is_too_long_the_next_place_is_taken_and_else_it_is_said() throws IOException {
    var deep = temp.resolve("d".repeat(Doorway.LONGEST)).resolve("serve");
    assertThatThrownBy(() -> door(SHOP, deep))
        .hasMessageContaining("the path of a socket at most 107");
    assertThat(door(SHOP, deep, folder()).path().orElseThrow()).startsWith(folder());
  }

  @Test
  @Needs(Part.ROOT)
  void a_folder_of_somebody_else_is_refused_from_both_sides() throws IOException {
    door(SHOP, folder());
    Files.setAttribute(state(), "unix:uid", 65534);
    assertThat(why()).contains("belongs to somebody else (uid 65534)");
    assertThatThrownBy(() -> door(new Identity("/b", "", "/b"), folder()))
        .hasMessageContaining("belongs to somebody else");
  }

  @Test
  @Needs(Part.ROOT)
  void a_socket_of_somebody_else_is_refused() throws IOException {
    var path = path();
    Files.setAttribute(path, "unix:uid", 65534);
    assertThat(why()).contains(path.toString(), "belongs to somebody else");
  }

  @Test
  void a_folder_that_others_may_enter_is_refused() throws IOException {
    door(SHOP, folder());
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(why()).contains("others may enter");
  }

  @Test
  void whoever_says_nothing_or_too_much_keeps_nobody_out() throws IOException {
    var other = door(new Identity("/b", "", "/b"), temp.resolve("other/serve"));
    assertThat(raw(other.path().orElseThrow(), Asked.who().line()))
        .as("all is loaded")
        .isNotEmpty();
    var path = door(SHOP, SOON, folder()).path().orElseThrow();
    for (var i = 0; i < 30; i++) {
      open.add(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }
    assertThat(raw(path, "x".repeat(10_000))).isEmpty();
    assertThat(raw(path, "GET / HTTP/1.1\r\n\r\n")).contains("this is no question");
    assertThat(raw(path, "ripcord 1 act shop\n")).contains("knows no such question");
    Eventually.holds(
        "the next one is heard", () -> ask(Asked.who()).stream().anyMatch(this::lives));
  }

  private boolean lives(Knock.Answer answer) {
    return answer instanceof Knock.Answer.Living;
  }

  private void storm(Path path) throws IOException {
    for (var i = 0; i < 2; i++) {
      var channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
      open.add(channel);
      channel.write(ByteBuffer.wrap("ripcord 1 outlook storm\n".getBytes(StandardCharsets.UTF_8)));
    }
    Eventually.holds("two answers are being made", () -> made.size() == 2);
  }

  @Test
  void while_it_has_much_to_tell_it_says_who_it_is_all_the_same() throws IOException {
    storm(path());
    assertThat(told(Asked.who()).watched()).containsExactly("shop");
  }

  @Test
  void for_whoever_waited_too_long_no_answer_is_begun() throws IOException {
    var other = door(new Identity("/b", "", "/b"), temp.resolve("other/serve"));
    assertThat(raw(other.path().orElseThrow(), "ripcord 1 outlook shop\n"))
        .as("all is loaded")
        .isNotEmpty();
    made.clear();
    var path = door(SHOP, SOON, folder()).path().orElseThrow();
    storm(path);
    assertThat(raw(path, "ripcord 1 outlook late\n")).isEmpty();
    over.countDown();
    for (var i = 0; i < 3; i++) {
      Eventually.holds(
          "the next one is heard",
          () -> ask(Asked.outlook(Optional.of("shop"))).stream().anyMatch(this::lives));
    }
    assertThat(made).contains("shop").doesNotContain("late");
  }

  @Test
  void where_its_folder_is_taken_away_it_is_opened_anew_where_it_can_be() throws IOException {
    var next = temp.resolve("next/serve");
    var door = door(SHOP, folder(), next);
    remove(state());
    Files.writeString(state(), "in the way");
    Eventually.holds(
        "it is elsewhere", () -> door.path().filter(it -> it.startsWith(next)).isPresent());
    assertThat(raw(door.path().orElseThrow(), Asked.who().line()))
        .contains("\"watched\":[\"shop\"]");
    Eventually.holds("it is told", () -> !log.isEmpty());
    assertThat(log).containsExactly("socket: it was taken away, and is now " + door.path().get());
  }

  @Test
  void while_it_can_be_nowhere_that_is_told_once_and_it_is_back_when_it_can_be()
      throws IOException {
    var door = door(SHOP, folder());
    remove(state());
    Files.writeString(state(), "in the way");
    Eventually.holds("it is told", () -> !log.isEmpty());
    assertThat(log.getFirst()).startsWith("socket: it was taken away, and cannot be opened anew: ");
    Files.delete(state());
    Eventually.holds("it is back", () -> ask(Asked.who()).stream().anyMatch(this::lives));
    assertThat(door.path()).isPresent();
    Eventually.holds("that is told", () -> log.size() == 2);
  }

  @Test
  void a_socket_that_another_one_put_in_its_place_is_not_taken_away() throws IOException {
    var door = Door.open(List.of(folder()), parts(SHOP), new Door.Patience(LONG, LONG));
    var path = door.path().orElseThrow();
    Files.delete(path);
    abandoned(path);
    door.close();
    assertThat(path).exists();
  }

  private static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void a_fault_is_in_the_log_and_the_next_question_is_answered() throws IOException {
    door(SHOP, folder());
    assertThat(ask(Asked.outlook(Optional.of("trouble"))).getFirst())
        .isInstanceOf(Knock.Answer.Unclear.class);
    Eventually.holds("it is told", () -> log.size() == 1);
    assertThat(log.getFirst()).startsWith("socket: a fault of ripcord");
    assertThat(told(Asked.who()).watched()).containsExactly("shop");
  }

  @Test
  void one_that_hangs_is_said_to_hang() throws IOException {
    bound();
    var knock = new Knock(Clock.system(), SHORT);
    assertThat(knock.at(List.of(folder()), Asked.who()).toString())
        .contains("does not answer within 300 ms: it is stopped, or hangs");
  }

  private ServerSocketChannel bound() throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(folder(), mode);
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    open.add(server);
    return server.bind(UnixDomainSocketAddress.of(folder().resolve("x" + Doorway.SOCKET)));
  }

  private void answering(String json) throws IOException {
    var server = bound();
    Thread.startVirtualThread(() -> {
      try (var channel = server.accept()) {
        channel.read(ByteBuffer.allocate(1000));
        channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        log.add(e.toString());
      }
    });
  }

  @Test
  void one_that_ends_while_it_is_asked_is_nobody() throws IOException {
    var server = bound();
    var path = folder().resolve("x" + Doorway.SOCKET);
    Thread.startVirtualThread(() -> {
      try (var _ = server.accept()) {
        Files.delete(path);
      } catch (IOException e) {
        log.add(e.toString());
      }
    });
    assertThat(ask(Asked.who())).isEmpty();
    assertThat(path).doesNotExist();
  }

  @Test
  void one_that_is_too_new_to_be_understood_is_named() throws IOException {
    answering("{\"talk\":2,\"version\":\"9.0\",\"pid\":7,\"all\":\"else\"}");
    assertThat(why())
        .isEqualTo("process 7 is ripcord 9.0, which is too new to be understood by this one");
  }

  @Test
  void what_a_newer_one_adds_is_passed_over() throws IOException {
    answering(
        """
        {"talk":1,"version":"1.3","pid":7,"since":"2026-03-01T12:00:00Z","more":{"a":[1]},
        "at":"2026-03-01T12:00:00Z","turning":true,"catalog":"/c","hash":"h","journal":"/j",
        "watched":["shop"],"services":[]}
        """);
    assertThat(told(Asked.who()).version()).isEqualTo("1.3");
  }

  @Test
  void something_else_is_no_ripcord() throws IOException {
    answering("hello");
    assertThat(why()).contains("no ripcord that this one knows");
  }
}
