package dev.ripcord.cli;

import dev.ripcord.real.RealDocker;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A machine that is as small as the limits of a container, as the kernel counts what the container
 * really uses: {@code /proc/meminfo} and {@code /proc/stat} as lxcfs would show them in it. So a
 * memory and a processor can be used up without harm to the machine of the tests.
 */
final class SmallMachine implements AutoCloseable {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private static final int NANOS_PER_TICK = 1000;

  private final RealDocker docker;
  private final Path folder;
  private final String memory;
  private final String cpu;
  private final double cpus;
  private final Map<String, String> ids = new java.util.concurrent.ConcurrentHashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private long busy;
  private long idle;
  private long used = -1;
  private long at;

  /**
   * The memory of one container; and the processor of another, which may have this share of a real
   * one. Half of that counts as all of it here, since others may be in its way.
   */
  SmallMachine(RealDocker docker, Path folder, String memory, String cpu, double cpus) {
    this.docker = docker;
    this.folder = folder;
    this.memory = memory;
    this.cpu = cpu;
    this.cpus = cpus / 2;
    preferred();
    write();
    var _ = clock.scheduleWithFixedDelay(this::write, 100, 100, TimeUnit.MILLISECONDS);
  }

  /** Its container gets what it may have, however busy the machine is. */
  private void preferred() {
    var own = file("cpu", cpu, "cpu.shares", "cpu.weight");
    try {
      var name = own.endsWith("cpu.shares") ? "cpu.shares" : "cpu.weight";
      Files.writeString(Objects.requireNonNull(own.getParent()).resolveSibling(name), "8192");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path meminfo() {
    return folder.resolve("meminfo");
  }

  Path stat() {
    return folder.resolve("stat");
  }

  /** What the container may have and has, in MiB. */
  long limit() {
    return amount("memory", memory, "memory.limit_in_bytes", "memory.max") >> 20;
  }

  long usage() {
    return held() >> 20;
  }

  private long held() {
    var all = amount("memory", memory, "memory.usage_in_bytes", "memory.current");
    return all - row(file("memory", memory, "memory.stat", "memory.stat"), "inactive_file");
  }

  private void write() {
    try {
      var limit = amount("memory", memory, "memory.limit_in_bytes", "memory.max") >> 10;
      put(
          meminfo(),
          "MemTotal:       %20d kB%nMemAvailable:   %20d kB%n"
              .formatted(limit, Math.max(0, limit - (held() >> 10))));
      tick();
      put(stat(), "cpu  %19d 0 0 %19d 0 0 0 0 0 0%n".formatted(busy, idle));
    } catch (RuntimeException | IOException _) {
      // the container is just made anew
      ids.clear();
    }
  }

  private void tick() {
    var now = System.nanoTime();
    var spent = cpuNanos();
    if (used >= 0 && spent >= used) {
      var could = (long) ((now - at) * cpus);
      var did = Math.min(could, spent - used);
      busy += did / NANOS_PER_TICK;
      idle += (could - did) / NANOS_PER_TICK;
    }
    used = spent;
    at = now;
  }

  private long cpuNanos() {
    var file = file("cpuacct", cpu, "cpuacct.usage", "cpu.stat");
    return file.endsWith("cpu.stat") ? row(file, "usage_usec") * 1000 : number(file);
  }

  /** In place and of one length: it is read while it is written. */
  private static void put(Path file, String text) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
  }

  private long amount(String controller, String container, String first, String second) {
    return number(file(controller, container, first, second));
  }

  /** Of the first generation of cgroups, or of the second. */
  private Path file(String controller, String container, String first, String second) {
    var pid = ids.computeIfAbsent(container, this::pid);
    try {
      for (var each : Files.readAllLines(Path.of("/proc", pid, "cgroup"))) {
        var cells = each.split(":", 3);
        var one = CGROUPS.resolve(controller).resolve(cells[2].substring(1)).resolve(first);
        if (java.util.List.of(cells[1].split(",", -1)).contains(controller) && Files.exists(one)) {
          return one;
        }
        var two = CGROUPS.resolve(cells[2].substring(1)).resolve(second);
        if (cells[1].isEmpty() && Files.exists(two)) {
          return two;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("no cgroup of " + container + " for " + controller);
  }

  private String pid(String container) {
    return docker.docker("inspect", "-f", "{{.State.Pid}}", container).text();
  }

  private static long number(Path file) {
    return Long.parseLong(text(file).strip());
  }

  private static long row(Path file, String name) {
    return text(file)
        .lines()
        .map(each -> each.split(" ", 2))
        .filter(each -> each[0].equals(name))
        .mapToLong(each -> Long.parseLong(each[1].strip()))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
