package dev.ripcord.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.HandClock;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.Mark;
import dev.ripcord.rule.Sample.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was seen is there a week later, whatever happened to the machine in between. */
class SampleStoreTest {
  private static final List<State> STATES = List.of(State.values());
  private static final Duration TEN = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final HandClock clock = new HandClock();
  private final List<String> complaints = new ArrayList<>();
  private final long seed = new SplittableRandom().nextLong();
  private final SplittableRandom random = new SplittableRandom(seed);

  private SampleStore open() {
    return SampleStore.open(folder, clock, complaints::add, new SampleStore.Limits(7, 0));
  }

  private List<Sample> kept(String service, Instant since) throws IOException {
    var all = new ArrayList<Sample>();
    new KeptSamples(folder).read(service, since, all::add);
    return all;
  }

  private List<Sample> kept() throws IOException {
    return kept("api", Instant.EPOCH);
  }

  private Path file() throws IOException {
    return new Segments(folder).all().lastEntry().getValue();
  }

  /** Looks every ten seconds, in batches. */
  private List<Sample> look(SampleStore store, int times, int batch) {
    var all = new ArrayList<Sample>();
    for (var i = 0; i < times; i++) {
      clock.pass(TEN);
      var sample = any("web");
      all.add(sample);
      store.add("api", sample);
      store.add("other", any("web"));
      if (i % batch == batch - 1) {
        store.flush();
      }
    }
    store.flush();
    return all;
  }

  private Sample any(String probe) {
    var numbers = new TreeMap<String, Double>();
    if (random.nextInt(10) > 0) {
      numbers.put(Sample.LATENCY, random.nextInt(1, 999_999) / 1e6);
      numbers.put("total", (double) random.nextLong(1L << 53));
    }
    if (random.nextInt(10) == 0) {
      numbers.put("odd", random.nextBoolean() ? Double.NaN : random.nextDouble() * 1e300);
    }
    var marks =
        random.nextInt(10) == 0
            ? List.of(new Mark("start " + random.nextInt(9), clock.now().minusMillis(5)))
            : List.<Mark>of();
    return new Sample(
        probe, clock.now(), STATES.get(random.nextInt(STATES.size())), numbers, marks);
  }

  @Test
  void what_was_added_is_read_as_it_was() throws IOException {
    try (var store = open()) {
      var all = look(store, 2000, 1);
      assertThat(kept()).as("seed %d, while it is written", seed).isEqualTo(all);
      assertThat(kept("nobody", Instant.EPOCH)).isEmpty();
      assertThat(kept("api", all.get(1500).at())).isEqualTo(all.subList(1500, 2000));
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void numbers_are_kept_to_six_digits_and_whole_ones_as_they_are() {
    for (var i = 0; i < 100_000; i++) {
      var exact = random.nextDouble() * Math.pow(10, random.nextInt(-12, 12));
      assertThat(Math.abs(Figure.of(exact).value() - exact))
          .as("%s, seed %d", exact, seed)
          .isLessThanOrEqualTo(Math.abs(exact) * 5.1e-6);
    }
    for (var each : List.of(0.1, 0.9, 0.0, 1e15, -7.0, 1e-9, 0.123457, Double.MAX_VALUE)) {
      assertThat(Figure.of(each).value()).isEqualTo(each);
    }
    assertThat(Figure.of(Double.NEGATIVE_INFINITY).value()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void a_slow_look_that_came_in_late_stands_where_it_began() throws IOException {
    var began = clock.now();
    try (var store = open()) {
      store.add("api", Sample.of("quick", began.plusSeconds(20), State.GOOD));
      store.add("api", Sample.of("slow", began, State.BAD));
    }
    assertThat(kept()).extracting(Sample::probe).containsExactly("slow", "quick");
  }

  @Test
  void a_tail_that_was_torn_by_a_crash_is_cut_and_nothing_else_is_lost() throws IOException {
    List<Sample> before;
    try (var store = open()) {
      before = look(store, 20, 4);
    }
    var whole = Files.readAllBytes(file());
    List<Sample> last;
    try (var store = open()) {
      last = look(store, 2, 2);
    }
    var more = Files.readAllBytes(file());
    for (var length = whole.length; length < more.length; length++) {
      Files.write(file(), Arrays.copyOf(more, length));
      assertThat(kept()).as("cut at %d, seed %d", length, seed).isEqualTo(before);
      try (var store = open()) {
        var all = new ArrayList<>(before);
        all.addAll(look(store, 1, 1));
        assertThat(kept()).as("cut at %d, seed %d", length, seed).isEqualTo(all);
      }
    }
    assertThat(last).hasSize(2);
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_damaged_place_costs_no_more_than_its_hour() throws IOException {
    List<Sample> all;
    try (var store = open()) {
      all = look(store, 6 * 60 * 8, 6);
    }
    var whole = Files.readAllBytes(file());
    for (var i = 0; i < 50; i++) {
      var damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(), damaged);
      var left = kept();
      assertThat(new HashSet<>(all).containsAll(left)).as("seed %d", seed).isTrue();
      assertThat(left.size()).as("seed %d", seed).isGreaterThanOrEqualTo(all.size() - 6 * 62);
    }
  }

  @Test
  void foreign_bytes_are_passed_over() throws IOException {
    List<Sample> all;
    try (var store = open()) {
      all = look(store, 10, 2);
    }
    var whole = Files.readAllBytes(file());
    var noise = new byte[random.nextInt(3 << 20)];
    random.nextBytes(noise);
    var hostile = Frames.of(Frames.Kind.KEY, Arrays.copyOf(noise, Math.min(500, noise.length)));
    var bomb = Frames.of(Frames.Kind.PRESSED, Pressed.of(new byte[Frames.MOST * 4]));
    var both = new byte[noise.length + hostile.length + bomb.length + whole.length];
    System.arraycopy(noise, 0, both, 0, noise.length);
    System.arraycopy(hostile, 0, both, noise.length, hostile.length);
    System.arraycopy(bomb, 0, both, noise.length + hostile.length, bomb.length);
    System.arraycopy(whole, 0, both, both.length - whole.length, whole.length);
    Files.write(file(), both);
    assertThat(kept()).as("seed %d", seed).containsAll(all);
  }

  @Test
  void whatever_a_piece_holds_nothing_is_thrown() {
    for (var i = 0; i < 20_000; i++) {
      var content = new byte[random.nextInt(60)];
      for (var at = 0; at < content.length; at++) {
        content[at] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(4));
      }
      var decoder = new Decoder((_, _) -> {});
      for (var kind : Frames.Kind.values()) {
        decoder.take(kind, content, false);
      }
      assertThat(decoder).isNotNull();
    }
  }

  @Test
  void a_week_is_kept_and_days_that_are_over_become_smaller() throws IOException {
    var start = clock.now();
    var all = new ArrayList<Sample>();
    for (var day = 0; day < 10; day++) {
      try (var store = open()) {
        all.addAll(look(store, 500, 1));
      }
      clock.set(start.plus(Duration.ofDays(day + 1)));
    }
    try (var store = open()) {
      all.addAll(look(store, 500, 1));
    }
    var days = new Segments(folder).all();
    assertThat(days).hasSize(8);
    assertThat(Files.size(days.firstEntry().getValue()))
        .isLessThan(Files.size(days.lastEntry().getValue()) * 9 / 10);
    assertThat(kept()).as("seed %d", seed).isEqualTo(all.subList(3 * 500, all.size()));
    try (var files = Files.list(folder)) {
      assertThat(files).as("days and the lock").hasSize(9);
    }
  }

  @Test
  void a_store_that_stays_open_begins_a_file_at_midnight() throws IOException {
    clock.set(Instant.parse("2026-03-01T23:59:00Z"));
    try (var store = open()) {
      var all = look(store, 12, 2);
      assertThat(new Segments(folder).all()).hasSize(2);
      assertThat(kept("api", Instant.parse("2026-03-02T00:00:00Z")))
          .isEqualTo(all.subList(5, all.size()));
      clock.set(Instant.parse("2026-02-20T00:00:00Z"));
      all.addAll(0, look(store, 2, 1));
      assertThat(new Segments(folder).all()).as("the clock was set back").hasSize(2);
      assertThat(kept()).hasSameSizeAs(all);
    }
  }

  @Test
  void a_disk_that_is_nearly_full_is_left_to_the_journal_and_that_is_said_once() throws Exception {
    try (var store =
        SampleStore.open(
            folder, clock, complaints::add, new SampleStore.Limits(7, Long.MAX_VALUE))) {
      look(store, 3, 1);
    }
    assertThat(kept()).isEmpty();
    assertThat(complaints)
        .containsExactly(
            "samples are not kept, as "
                + folder
                + " cannot be written to (the disk is nearly full); rules go on without that, and a"
                + " replay will have a gap");
  }

  @Test
  void a_sample_that_is_larger_than_any_piece_costs_only_itself() throws IOException {
    try (var store = open()) {
      var all = look(store, 3, 1);
      store.add("api", Sample.of("x".repeat(Frames.MOST), clock.now(), State.GOOD));
      store.flush();
      all.addAll(look(store, 3, 1));
      assertThat(kept()).as("seed %d", seed).isEqualTo(all);
      assertThat(complaints).hasSize(2);
    }
  }

  @Test
  void only_one_writes() throws IOException {
    try (var second = open()) {
      try (var store = open()) {
        var all = look(store, 3, 1);
        second.add("api", any("web"));
        second.flush();
        assertThat(complaints).singleElement().asString().contains("another process");
        assertThat(kept()).isEqualTo(all);
      }
      second.add("api", any("web"));
      second.flush();
      assertThat(complaints.getLast()).isEqualTo("samples are kept again; 1 were lost");
      assertThat(kept()).hasSize(4);
    }
  }

  @Test
  void a_folder_that_cannot_be_made_is_no_error() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    try (var store =
        SampleStore.open(folder.resolve("file").resolve("x"), clock, complaints::add)) {
      look(store, 3, 1);
    }
    assertThat(complaints).hasSize(1);
  }

  @Test
  void a_sample_takes_a_few_bytes() throws IOException {
    try (var store = open()) {
      for (var i = 0; i < 8000; i++) {
        clock.pass(TEN.plusMillis(random.nextInt(3)));
        store.add(
            "api",
            new Sample(
                "web",
                clock.now(),
                State.GOOD,
                Map.of(Sample.LATENCY, 0.02 + random.nextInt(2000) / 1e6),
                List.of()));
      }
    }
    assertThat(Files.size(file()) / 8000.0).as("seed %d", seed).isLessThan(6.5);
  }
}
