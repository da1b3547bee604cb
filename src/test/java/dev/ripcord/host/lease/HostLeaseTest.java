package dev.ripcord.host.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.host.ShellCheck;
import dev.ripcord.host.SmallDisk;
import dev.ripcord.host.lease.Lease.Held;
import dev.ripcord.host.lease.Lease.Taken;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lease on a host, taken, kept, lost and left behind. */
class HostLeaseTest {
  private static final Duration TTL = Duration.ofSeconds(30);

  @TempDir Path folder;
  Host host = LocalHost.create(Clock.system());
  private Path proc;

  @BeforeEach
  void set() throws IOException {
    proc = folder.resolve("proc");
    Files.createDirectories(proc.resolve("sys/kernel/random"));
    boot("boot-1");
    uptime(1000);
  }

  @Test
  void its_script_is_clean() throws Exception {
    ShellCheck.clean(Files.writeString(folder.resolve("lease.sh"), LeaseScript.TEXT));
  }

  @Test
  void a_lease_that_nobody_has_is_taken_and_shown_to_the_next() {
    assertThat(lease().read("api")).isEmpty();
    assertThat(lease().take("api", claim("run-1"))).isEqualTo(new Held("api", "run-1", 1));
    var holder = new Holder("anna on laptop", "run-1", 5, 1, TTL);
    assertThat(lease().read("api")).contains(holder);
    assertThat(lease().take("api", claim("run-2"))).isEqualTo(new Taken(holder));
    assertThat(lease().take("web", claim("run-2"))).isInstanceOf(Held.class);
    assertThat(holder.said()).isEqualTo("anna on laptop (run run-1, for 30 s more unless renewed)");
  }

  @Test
  void of_many_takers_at_once_exactly_one_wins() {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers =
          IntStream.range(0, 8)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> take("run-" + i), threads))
              .toList();
      assertThat(answers.stream().filter(each -> each.join() instanceof Held)).hasSize(1);
    }
  }

  @Test
  void of_many_processes_at_once_exactly_one_wins() throws Exception {
    var takers = new ArrayList<Process>();
    for (var i = 0; i < 3; i++) {
      takers.add(TakeOnce.start(folder, "run-" + i));
    }
    var said = new ArrayList<String>();
    for (var each : takers) {
      said.add(each.inputReader().readLine());
    }
    for (var each : takers) {
      each.destroyForcibly().waitFor();
    }
    assertThat(said).containsOnlyOnce("Held").containsOnly("Held", "Taken");
  }

  @Test
  void a_lease_ends_with_its_time_and_a_renewal_moves_its_end() throws IOException {
    var held = held("run-1");
    uptime(1029);
    assertThat(lease().renew(held, TTL)).isTrue();
    uptime(1058);
    assertThat(take("run-2")).isInstanceOf(Taken.class);
    uptime(1059);
    assertThat(take("run-2")).isEqualTo(new Held("api", "run-2", 2));
  }

  @Test
  void a_clock_that_goes_backwards_neither_ends_nor_frees_a_lease() throws IOException {
    var held = held("run-1");
    uptime(10);
    assertThat(take("run-2")).isInstanceOf(Taken.class);
    assertThat(lease().renew(held, TTL)).isTrue();
    assertThat(lease().read("api").orElseThrow().left()).isEqualTo(TTL);
  }

  @Test
  void a_restart_of_the_host_frees_its_leases() throws IOException {
    var held = held("run-1");
    boot("boot-2");
    assertThat(lease().renew(held, TTL)).isFalse();
    assertThat(take("run-2")).isInstanceOf(Held.class);
  }

  @Test
  void the_lease_of_a_process_that_was_killed_is_free() throws Exception {
    var taker = TakeOnce.start(folder, "run-1");
    assertThat(taker.inputReader().readLine()).isEqualTo("Held");
    assertThat(take("run-2")).isInstanceOf(Taken.class);
    taker.destroyForcibly().waitFor();
    assertThat(take("run-2")).isEqualTo(new Held("api", "run-2", 2));
  }

  @Test
  void the_same_run_takes_its_lease_again_with_a_new_token() {
    var first = held("run-1");
    assertThat(take("run-1")).isEqualTo(new Held("api", "run-1", 2));
    assertThat(lease().renew(first, TTL)).isFalse();
  }

  @Test
  void force_takes_from_the_holder_that_was_seen_and_from_no_other() {
    var first = held("run-1");
    var second = lease().force("api", claim("run-2"), first.token());
    assertThat(second).isEqualTo(new Held("api", "run-2", 2));
    assertThat(lease().force("api", claim("run-3"), first.token())).isInstanceOf(Taken.class);
    assertThat(lease().renew(first, TTL)).isFalse();
    lease().release(first);
    assertThat(lease().read("api").orElseThrow().run()).isEqualTo("run-2");
  }

  @Test
  void a_released_lease_is_free_and_its_token_is_not_used_again() {
    lease().release(held("run-1"));
    assertThat(lease().read("api")).isEmpty();
    assertThat(take("run-2")).isEqualTo(new Held("api", "run-2", 2));
  }

  @Test
  void hostile_words_stay_words() {
    var nasty = "a'b\" $(touch pwned) `id` \\n \\c * ; \n line % é";
    lease().take("api", new Claim(nasty, "run-1", 0, TTL));
    assertThat(lease().read("api").orElseThrow().holder())
        .isEqualTo("a'b\" $(touch pwned) `id` \\n \\c * ; ? line % é");
    assertThatThrownBy(() -> lease().read("../api")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Claim("x", "a b", 0, TTL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_second_folder_serves_where_the_first_cannot_be_made() throws IOException {
    var second = Files.createDirectory(folder.resolve("second"));
    var lease = new HostLease(host, List.of(folder.resolve("no/folder"), second), proc);
    assertThat(lease.take("api", claim("run-1"))).isInstanceOf(Held.class);
    assertThat(new HostLease(host, List.of(folder.resolve("first"), second), proc).read("api"))
        .isPresent();
  }

  @Test
  @Needs(Part.ROOT)
  void a_full_disk_leaves_the_lease_as_it_was() throws IOException {
    try (var disk = SmallDisk.mount(folder.resolve("disk"))) {
      var lease = new HostLease(host, List.of(disk.path().resolve("lock")), proc);
      var held = (Held) lease.take("api", claim("run-1"));
      disk.fill();
      assertThatThrownBy(() -> lease.renew(held, TTL))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("is full");
      assertThat(lease.take("api", claim("run-2"))).isInstanceOf(Taken.class);
    }
  }

  private Held held(String run) {
    return (Held) take(run);
  }

  private Lease take(String run) {
    return lease().take("api", claim(run));
  }

  private static Claim claim(String run) {
    return new Claim("anna on laptop", run, 5, TTL);
  }

  private HostLease lease() {
    return lease(host, folder);
  }

  static HostLease lease(Host host, Path folder) {
    return new HostLease(host, List.of(folder.resolve("lock")), folder.resolve("proc"));
  }

  private void uptime(int seconds) throws IOException {
    Files.writeString(proc.resolve("uptime"), seconds + ".42 17.00\n");
  }

  private void boot(String id) throws IOException {
    Files.writeString(proc.resolve("sys/kernel/random/boot_id"), id + "\n");
  }
}
