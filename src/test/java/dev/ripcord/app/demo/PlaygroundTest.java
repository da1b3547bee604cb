package dev.ripcord.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaygroundTest {
  @TempDir private Path temporary;

  @Test
  void a_link_that_leads_out_of_it_is_removed_and_not_followed() throws IOException {
    var outside = Files.createDirectories(temporary.resolve("outside/folder"));
    var file = Files.createFile(outside.resolve("file"));
    var ground = Playground.in(temporary.resolve("new"));
    Files.createSymbolicLink(ground.folder().resolve("link"), outside);
    assertThat(ground.left()).isNotEmpty();

    ground.clear();

    assertThat(ground.left()).isEmpty();
    assertThat(file).exists();
  }

  @Test
  void who_works_in_it_and_does_not_listen_is_ended_by_force() throws IOException {
    var ground = Playground.in(temporary);
    var said = ground.folder().resolve("said");
    var loop = "trap '' TERM; while :; do echo >\"$0\"; sleep 0.1; done";
    var stubborn = new ProcessBuilder("sh", "-c", loop, said.toString()).start();
    Eventually.holds("it works", () -> Files.exists(said));

    ground.clear();

    assertThat(stubborn.isAlive()).isFalse();
    assertThat(ground.folder()).doesNotExist();
  }

  @Test
  void two_demos_have_two_folders() throws IOException {
    assertThat(Playground.in(temporary).folder()).isNotEqualTo(Playground.in(temporary).folder());
  }

  @Test
  void it_is_made_where_one_may_write(@TempDir Path writable) {
    var nowhere = Path.of("/proc/nowhere");
    assertThat(Demo.Options.place(List.of(nowhere, writable))).isEqualTo(writable);
    assertThat(Demo.Options.place(List.of(nowhere))).isEqualTo(nowhere);
  }
}
