package dev.ripcord.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.HandClock;
import dev.ripcord.host.SmallDisk;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk costs the samples of that time, and nothing else. */
@Needs(Part.ROOT)
class FullDiskSamplesTest {
  @TempDir Path folder;

  @Test
  void what_was_kept_before_stays_and_what_comes_after_is_kept_again() throws IOException {
    var clock = new HandClock();
    var complaints = new ArrayList<String>();
    try (var disk = SmallDisk.mount(folder.resolve("disk"));
        var store =
            SampleStore.open(disk.path(), clock, complaints::add, new SampleStore.Limits(7, 0))) {
      store.add("api", Sample.of("before", clock.now(), State.GOOD));
      store.flush();
      disk.fill();
      for (var i = 0; i < 10_000; i++) {
        store.add("api", Sample.of("during " + i, clock.now(), State.BAD));
      }
      store.flush();
      assertThat(complaints).singleElement().asString().contains("No space left");
      Files.delete(disk.path().resolve("ballast"));
      store.add("api", Sample.of("after", clock.now(), State.GOOD));
      store.flush();
      assertThat(complaints).hasSize(2).last().asString().startsWith("samples are kept again; ");
      var kept = new ArrayList<String>();
      new KeptSamples(disk.path()).read("api", Instant.EPOCH, each -> kept.add(each.probe()));
      assertThat(kept).startsWith("before").endsWith("after");
    }
  }
}
