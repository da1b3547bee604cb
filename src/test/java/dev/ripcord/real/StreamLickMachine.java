package dev.ripcord.real;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A guest with StreamLick on it: real systemd, nginx, pm2 and npm, and stand-ins for the two media
 * servers. It uses Ant Media; mediasoup is installed and stopped.
 */
public final class StreamLickMachine implements AutoCloseable {
  /** The ordinary user whose pm2 runs mediasoup and the API; may use sudo. */
  public static final String USER = "streamlick";

  private final Guest guest;

  private StreamLickMachine(Guest guest) {
    this.guest = guest;
  }

  /** Boots it, and waits until all of it answers. */
  public static StreamLickMachine boot(Bind... more) {
    var resources = Bind.readOnly(Guest.resource("streamlick"), "/mnt/streamlick");
    var guest =
        Guest.boot(Stream.concat(Stream.of(resources), Stream.of(more)).toArray(Bind[]::new));
    try {
      guest.run("sh", "/mnt/streamlick/install.sh").text();
      Eventually.holds("StreamLick answers", () -> answers(guest));
      return new StreamLickMachine(guest);
    } catch (AssertionError | RuntimeException e) {
      guest.close();
      throw e;
    }
  }

  private static boolean answers(Guest guest) {
    return Stream.of("media.streamlick.com/health", "api.streamlick.com/health", "streamlick.com/")
        .allMatch(url -> guest.get("http://" + url).filter(it -> it.status() == 200).isPresent());
  }

  public Guest guest() {
    return guest;
  }

  /** Runs a script as the user of pm2. */
  public Ran sh(String script) {
    return guest.sh(USER, script);
  }

  /** What nginx gives for media.streamlick.com/health. */
  public Optional<Answer> media() {
    return guest.get("http://media.streamlick.com/health");
  }

  /** What nginx gives for api.streamlick.com/health. */
  public Optional<Answer> api() {
    return guest.get("http://api.streamlick.com/health");
  }

  /** The bundle that a browser gets from streamlick.com. */
  public String bundle() {
    var ask =
        "curl -sf http://streamlick.com/$(curl -sf http://streamlick.com/ | grep -o 'assets/[^\"]*')";
    return guest.sh(ask).text();
  }

  /** Makes the Ant Media stand-in fail as {@code json} says (streamlick/stand-in.js). */
  public void antMedia(String json) {
    guest.write("/usr/local/antmedia/control.json", json, "644");
  }

  /** Makes the mediasoup stand-in fail as {@code json} says (streamlick/stand-in.js). */
  public void mediasoup(String json) {
    guest.write("/opt/mediasoup/control.json", json, "644");
  }

  /** A property of a unit, as systemd shows it. */
  public String unit(String unit, String property) {
    return guest.run("systemctl", "show", unit, "-p", property, "--value").text();
  }

  @Override
  public void close() {
    guest.close();
  }
}
