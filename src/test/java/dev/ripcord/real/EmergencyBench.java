package dev.ripcord.real;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the emergency of StreamLick's runbook on real nginx, pm2 and systemd: the runbook's own
 * script and Ripcord, each on a machine of its own, in turns, until nginx gives the first good
 * answer of mediasoup. Argument: the folder of an unpacked archive of ripcord; rounds.
 */
final class EmergencyBench {
  private static final String SCRIPT = "/opt/scripts/emergency-rollback.sh";

  private EmergencyBench() {}

  /** What one of the two took. */
  private record Took(Duration firstGood, Duration whole) {}

  @SuppressWarnings("SystemOut") // a benchmark prints
  public static void main(String[] args) {
    var script = new ArrayList<Took>();
    var ripcord = new ArrayList<Took>();
    for (var i = 0; i < Integer.parseInt(args[1]); i++) {
      script.add(script());
      ripcord.add(ripcord(Path.of(args[0])));
    }
    print("the runbook's script", script);
    print("ripcord", ripcord);
    var ratio =
        (double) median(ripcord.stream().map(Took::firstGood).toList()).toMillis()
            / median(script.stream().map(Took::firstGood).toList()).toMillis();
    System.out.printf("ratio to the first good answer: %.2f (below 1: ripcord is faster)%n", ratio);
  }

  private static Took script() {
    try (var machine = StreamLickMachine.boot()) {
      return measure(machine, () -> machine.guest().startAs(StreamLickMachine.USER, SCRIPT));
    }
  }

  private static Took ripcord(Path archive) {
    try (var machine =
        StreamLickMachine.boot(
            Bind.readOnly(archive, "/mnt/ripcord"),
            Bind.readOnly(Path.of("examples"), "/mnt/examples"))) {
      return measure(
          machine,
          () ->
              machine
                  .guest()
                  .start(
                      "/mnt/ripcord/bin/ripcord",
                      "--catalog",
                      "/mnt/examples/streamlick/ripcord.yaml",
                      "rollback",
                      "streamlick",
                      "variant:mediasoup",
                      "--procedure",
                      "emergency"));
    }
  }

  /** Ant Media is dead, as on such a night; the clock runs from the command to the answer. */
  private static Took measure(
      StreamLickMachine machine, java.util.function.Supplier<Background> start) {
    machine.guest().run("systemctl", "stop", "antmedia");
    var began = System.nanoTime();
    try (var running = start.get()) {
      Eventually.holds(
          "mediasoup answers through nginx",
          () -> machine.media().filter(each -> each.body().contains("mediasoup")).isPresent());
      var good = Duration.ofNanos(System.nanoTime() - began);
      running.await(Duration.ofMinutes(3));
      return new Took(good, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  @SuppressWarnings("SystemOut") // a benchmark prints
  private static void print(String who, List<Took> took) {
    var good = median(took.stream().map(Took::firstGood).toList());
    var whole = median(took.stream().map(Took::whole).toList());
    System.out.printf(
        "%-22s first good answer %6d ms   then until it ends (ripcord: the proof) %6d ms%n",
        who, good.toMillis(), whole.minus(good).toMillis());
  }

  private static Duration median(List<Duration> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }
}
