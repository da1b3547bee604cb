package dev.ripcord.real;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A guest with Lavalink on it: real systemd and Java, and stand-ins for the two servers. The one in
 * Rust runs; the one in Java is ready, but was never installed as a unit.
 */
final class LavalinkMachine implements AutoCloseable {
  private final Guest guest;

  private LavalinkMachine(Guest guest) {
    this.guest = guest;
  }

  /** Boots it with a jar of the stand-in, and waits until it answers. */
  static LavalinkMachine boot(Path jar) {
    var binds =
        Stream.concat(
            Stream.of(
                Bind.readOnly(Guest.resource("lavalink"), "/mnt/lavalink"),
                Bind.readOnly(jar, "/mnt/Lavalink.jar")),
            Stream.of(RipcordInGuest.binds()));
    var guest = Guest.boot(binds.toArray(Bind[]::new));
    try {
      var java = LavalinkJar.java().toString();
      guest.run("sh", "/mnt/lavalink/install.sh", "/mnt/Lavalink.jar", java).text();
      var machine = new LavalinkMachine(guest);
      Eventually.holds("Lavalink answers", () -> machine.version().isPresent());
      return machine;
    } catch (AssertionError | RuntimeException e) {
      guest.close();
      throw e;
    }
  }

  Guest guest() {
    return guest;
  }

  /** What {@code /version} says. */
  Optional<String> version() {
    return guest.get("http://localhost:2333/version").map(Answer::body);
  }

  /** The name of the program that holds port 2333. */
  String holder() {
    return guest.sh("ss -Hltnp 'sport = :2333' | sed 's/.*((\"\\([^\"]*\\)\".*/\\1/'").text();
  }

  /** A property of a unit, as systemd shows it. */
  String unit(String unit, String property) {
    return guest.run("systemctl", "show", unit, "-p", property, "--value").text();
  }

  @Override
  public void close() {
    guest.close();
  }
}
