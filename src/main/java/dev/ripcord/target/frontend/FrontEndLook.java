package dev.ripcord.target.frontend;

import dev.ripcord.check.FileHashes;
import dev.ripcord.check.FileHashes.Answer;
import dev.ripcord.check.Finding;
import dev.ripcord.check.ServedBundle;
import dev.ripcord.check.Sight;
import dev.ripcord.host.HostException;
import dev.ripcord.probe.WebAddress;
import dev.ripcord.step.Look;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sees what is built, whether it is from what is there to build from, and what is served. */
final class FrontEndLook {
  static final String BUILD = "build";
  static final String BUILT = "built";
  static final String SERVED = "served";
  static final String SERVED_HASH = "served.hash";
  static final String PAGE = "page";
  static final String SAID = ".said";
  static final String AS_BUILT = "as built";
  static final String CURRENT = "current";
  static final String FAILED = "failed";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final FrontEnd front;
  private final Sight sight;
  private final Map<String, String> facts = new LinkedHashMap<>();

  FrontEndLook(FrontEnd front, Sight sight) {
    this.front = front;
    this.sight = sight;
  }

  Look look() {
    var built = read(front.built().toString(), List.of());
    facts.put(BUILT, word(built));
    build(built);
    front
        .served()
        .ifPresent(each -> served(built, read(each.toString(), List.of(RestoreFolder.STAGING))));
    front.url().ifPresent(each -> page(built, each));
    return new Look(facts, said());
  }

  private Answer read(String folder, List<String> without) {
    return FileHashes.read(sight.host(), java.nio.file.Path.of(folder), front.as(), without);
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case Answer.Read(FileHashes hashes) -> hashes.hash();
      case Answer.Absent _ -> "absent";
      case Answer.Unreadable _ -> "unreadable";
    };
  }

  private void build(Answer built) {
    try {
      var stamp = BuildStamp.read(sight.host(), front.folder());
      facts.put(BUILD, stamp.map(each -> state(each, built)).orElse("never seen"));
      stamp
          .filter(each -> !each.isBuilt())
          .ifPresent(each -> facts.put(BUILD + SAID, each.inputs()));
    } catch (HostException e) {
      facts.put(BUILD, "unknown");
      facts.put(BUILD + SAID, String.valueOf(e.getMessage()));
    }
  }

  private String state(BuildStamp stamp, Answer built) {
    if (!stamp.isBuilt()) {
      return FAILED;
    }
    if (!stamp.output().equals(word(built))) {
      return "not as it was built";
    }
    var same = Inputs.hash(front, sight).equals(Optional.of(stamp.inputs()));
    return same ? CURRENT : "of other sources";
  }

  private void served(Answer built, Answer served) {
    facts.put(SERVED_HASH, word(served));
    if (built instanceof Answer.Read(FileHashes here)
        && served instanceof Answer.Read(FileHashes there)) {
      var missing = here.missingIn(there);
      facts.put(SERVED, missing.isEmpty() ? AS_BUILT : "other");
      missing.stream()
          .findFirst()
          .ifPresent(each -> facts.put(SERVED + SAID, each + " is not as built"));
    } else {
      facts.put(SERVED, served instanceof Answer.Read ? "other" : word(served));
    }
  }

  private void page(Answer built, String url) {
    var finding = finding(built, url);
    facts.put(PAGE, finding.isGood() ? AS_BUILT : finding.state().name().toLowerCase(Locale.ROOT));
    facts.put(PAGE + SAID, finding.said());
  }

  private Finding finding(Answer built, String url) {
    if (!(built instanceof Answer.Read(FileHashes hashes))) {
      return Finding.bad("nothing is built to compare it with");
    }
    try {
      return switch (ServedBundle.get(sight, WebAddress.parse(url), TIMEOUT)) {
        case ServedBundle.Answer.Got(ServedBundle bundle) -> bundle.isFrom(hashes);
        case ServedBundle.Answer.Not(Finding not) -> not;
      };
    } catch (IllegalArgumentException e) {
      return Finding.unknown("cannot ask: " + e.getMessage());
    }
  }

  private String said() {
    var served = facts.containsKey(SERVED) ? "; served: " + facts.get(SERVED) : "";
    var page = facts.containsKey(PAGE) ? "; page: " + facts.get(PAGE + SAID) : "";
    return "build: " + facts.get(BUILD) + served + page;
  }
}
