package dev.ripcord.server;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a living daemon tells whoever asks on its machine. Programs of other versions read it:
 * something may be added, and nothing may change its meaning under the same {@code talk}.
 *
 * @param talk the version of all this
 * @param version of the program
 * @param since when it began
 * @param at when it was asked
 * @param turning whether it looks at anything now
 * @param catalog where that is, and what its text was when it was read
 * @param watched every service that it watches
 * @param services what it sees, where that was asked for
 * @param refused why it does not answer
 */
@Json
public record Told(
    int talk,
    String version,
    long pid,
    Instant since,
    Instant at,
    boolean turning,
    String catalog,
    String hash,
    String journal,
    List<String> watched,
    List<OfService> services,
    Optional<String> refused) {
  /** The version that this program speaks. */
  public static final int TALK = 1;

  public Told {
    watched = List.copyOf(watched);
    services = List.copyOf(services);
  }

  /**
   * One service.
   *
   * @param incident the one that is not over, and what opened it
   * @param run that was begun because of it and has not ended
   * @param due when what was announced begins
   * @param hold why a person keeps it from acting
   * @param silence why nothing is told or done
   * @param disarmed why somebody has to look first
   * @param way what a rollback by itself would go back to; empty where that was not looked at yet
   * @param obstacle why it could not
   */
  @Json
  public record OfService(
      String service,
      Optional<String> incident,
      Optional<String> opened,
      Optional<String> run,
      Optional<Instant> due,
      Optional<String> hold,
      Optional<String> silence,
      Optional<String> disarmed,
      Optional<String> way,
      Optional<String> obstacle,
      List<OfProbe> probes,
      List<OfRule> rules) {
    public OfService {
      probes = List.copyOf(probes);
      rules = List.copyOf(rules);
    }

    /** Whether all is seen to be good and nobody has a hand in it. */
    public boolean quiet() {
      return incident.isEmpty()
          && hold.isEmpty()
          && silence.isEmpty()
          && disarmed.isEmpty()
          && obstacle.isEmpty()
          && probes.stream().allMatch(OfProbe::quiet)
          && rules.stream().allMatch(OfRule::quiet);
    }
  }

  /**
   * One probe.
   *
   * @param state {@code good}, {@code bad} or {@code unknown}, by its newest look
   * @param seen when that began; empty where there was none yet
   * @param everyMs when the next one should begin after it
   * @param lateMs how much later it is already
   */
  @Json
  public record OfProbe(
      String probe, String role, String state, Optional<Instant> seen, long everyMs, long lateMs) {
    /** A look that takes its time is not late yet. */
    public boolean late() {
      return lateMs > Math.max(1000, everyMs / 2);
    }

    boolean quiet() {
      return state.equals("good") && !late();
    }
  }

  /**
   * One rule.
   *
   * @param verdict the word of it, such as {@code pending}
   * @param since when what it tells of began
   * @param burning whether the newest look, too, was bad
   * @param said how far its clock is, in figures
   * @param course what is done because of it, or would be if it tripped now, such as {@code act}
   * @param remedy what is tried before going back
   * @param held what keeps it from acting, or would: each guard with its reason
   */
  @Json
  public record OfRule(
      String rule,
      String verdict,
      Optional<Instant> since,
      boolean burning,
      String said,
      String course,
      Optional<String> remedy,
      Map<String, String> held) {
    /** Whether there is nothing to tell of it. */
    public boolean quiet() {
      return verdict.equals("ok");
    }
  }
}
