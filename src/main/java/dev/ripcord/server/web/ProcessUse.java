package dev.ripcord.server.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What this process uses of its machine, where that can be seen. */
record ProcessUse(
    Optional<Duration> cpu, Optional<Instant> began, Optional<Long> memory, Optional<Long> files) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path FILES = Path.of("/proc/self/fd");
  private static final String RESIDENT = "VmRSS:";

  static ProcessUse now() {
    var info = ProcessHandle.current().info();
    return new ProcessUse(info.totalCpuDuration(), info.startInstant(), resident(), open());
  }

  private static Optional<Long> resident() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(each -> each.startsWith(RESIDENT))
          .map(each -> Long.parseLong(each.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Long> open() {
    try (var all = Files.list(FILES)) {
      return Optional.of(all.count());
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }
}
