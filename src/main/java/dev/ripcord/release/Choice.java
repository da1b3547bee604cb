package dev.ripcord.release;

import dev.ripcord.catalog.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which release is meant, and why; or that there is none, and why not. */
public sealed interface Choice {

  /** This one; {@code why} says what it was chosen for, grade included. */
  record Chosen(Release release, String why) implements Choice {}

  /** None; {@code details} has a line for each release that was looked at. */
  record None(String said, List<String> details, String next) implements Choice {}

  /**
   * What a choice rests on.
   *
   * @param running the identity that is observed now; empty when it cannot be told
   * @param readiness by number; a release without an entry was not asked about
   * @param certifiedOnly automation uses certified releases only
   */
  record Facts(
      Ledger ledger,
      Optional<String> running,
      Map<Integer, Readiness> readiness,
      boolean certifiedOnly) {
    /** Why a release cannot be gone back to; empty when it can. */
    public Optional<String> obstacle(Release release) {
      if (release.quarantined().isPresent()) {
        return Optional.of("quarantined: " + release.quarantined().orElseThrow());
      }
      return Optional.ofNullable(readiness.get(release.number())).flatMap(Readiness::obstacle);
    }

    boolean runs(Release release) {
      return running.equals(Optional.of(release.identity()));
    }

    /** Whether nothing but their numbers sets it apart: it may be the one to get away from. */
    boolean isGuess(Release best) {
      return running.isEmpty()
          && ledger.current().isEmpty()
          && ledger.releases().stream()
              .filter(each -> each.quarantined().isEmpty())
              .anyMatch(each -> each.number() != best.number() && each.grade() == best.grade());
    }

    /** Whether it is the one to get away from: it runs, or ran last and nothing is seen to run. */
    boolean isCurrent(Release release) {
      return running.isPresent()
          ? runs(release)
          : ledger.current().equals(Optional.of(release.number()));
    }
  }

  /** Chooses; a named release is found even when it runs, so that the plan can say so. */
  static Choice of(Selector selector, Facts facts) {
    return switch (selector) {
      case Selector.Previous() -> previous(facts);
      case Selector.ByNumber(int number) ->
          named("release:" + number, facts, facts.ledger().byNumber(number).stream().toList());
      case Selector.ByName(String kind, String value) ->
          named(kind + ":" + value, facts, matching(facts.ledger(), kind, value));
    };
  }

  private static Choice previous(Facts facts) {
    var usable =
        facts.ledger().releases().stream()
            .filter(each -> !facts.isCurrent(each) && facts.obstacle(each).isEmpty())
            .filter(each -> !facts.certifiedOnly() || each.grade() == Grade.CERTIFIED)
            .max((one, other) -> better(one, other, facts.ledger().deployments()));
    if (usable.isPresent() && facts.isGuess(usable.get())) {
      return new None(
          "what runs cannot be seen, and nothing is recorded to have run last: which release is the"
              + " one before it cannot be told",
          facts.ledger().releases().stream().map(Release::title).toList(),
          "name the one to go back to, such as release:" + usable.get().number());
    }
    if (usable.isPresent()) {
      var release = usable.get();
      return new Chosen(release, "the best that is not running: " + release.grade().word());
    }
    return new None(
        facts.ledger().releases().isEmpty()
            ? "no release of this service is known"
            : "none of the known releases can be gone back to",
        facts.ledger().releases().stream().map(each -> verdict(each, facts)).toList(),
        "'ripcord adopt SERVICE' records what is on the target; 'ripcord releases SERVICE' shows"
            + " each release with what it lacks");
  }

  /** Better grade first; then the one that ran last; then the newer one. */
  private static int better(Release one, Release other, List<Integer> deployments) {
    var grade = one.grade().compareTo(other.grade());
    var ran = deployments.lastIndexOf(one.number()) - deployments.lastIndexOf(other.number());
    var since = one.since().compareTo(other.since());
    return grade != 0 ? grade : ran != 0 ? ran : since != 0 ? since : one.number() - other.number();
  }

  private static String verdict(Release release, Facts facts) {
    return release.title() + ": " + why(release, facts);
  }

  private static String why(Release release, Facts facts) {
    if (facts.runs(release)) {
      return "it is the one that runs";
    }
    if (facts.isCurrent(release)) {
      return "it ran last, and nothing is seen to run now";
    }
    return facts
        .obstacle(release)
        .orElse("it is only " + release.grade().word() + ", and automation needs certified");
  }

  private static List<Release> matching(Ledger ledger, String kind, String value) {
    return ledger.releases().stream()
        .filter(each -> each.values(kind).stream().anyMatch(has -> matches(kind, value, has)))
        .toList();
  }

  private static boolean matches(String kind, String wanted, String has) {
    var beginning = (kind.equals("commit") || kind.equals("digest")) && wanted.length() >= 7;
    return has.equals(wanted) || (beginning && has.startsWith(wanted));
  }

  private static Choice named(String text, Facts facts, List<Release> found) {
    return switch (found.size()) {
      case 0 -> unknown(text, facts);
      case 1 -> ready(found.getFirst(), facts);
      default ->
          new None(
              "'" + text + "' fits " + found.size() + " releases",
              found.stream().map(Release::title).toList(),
              "name one of them by its number, such as release:" + found.getLast().number());
    };
  }

  private static Choice ready(Release release, Facts facts) {
    return facts
        .obstacle(release)
        .<Choice>map(why ->
            new None(
                release.title() + " cannot be gone back to",
                List.of(why),
                "'ripcord releases SERVICE' shows what else there is"))
        .orElseGet(() -> new Chosen(release, "named, " + release.grade().word()));
  }

  private static Choice unknown(String text, Facts facts) {
    var names = facts.ledger().releases().stream().flatMap(each -> each.names().stream()).toList();
    var hint =
        Suggestion.nearest(text, names).map(each -> " (did you mean '" + each + "'?)").orElse("");
    return new None(
        "no release '" + text + "' is known" + hint,
        facts.ledger().releases().stream().map(Release::title).toList(),
        "'ripcord releases SERVICE' shows all of them");
  }
}
