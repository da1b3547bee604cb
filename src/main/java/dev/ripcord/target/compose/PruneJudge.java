package dev.ripcord.target.compose;

import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether room was made, and what would be done for it; pure. */
final class PruneJudge {
  private PruneJudge() {}

  static Judgement judge(PruneStep step, Optional<Look> before, Look now) {
    var unseen = now.fact(PruneLook.UNSEEN);
    if (unseen.isPresent()) {
      return new Judgement.CannotTell(unseen.get());
    }
    var doomed = ids(now);
    if (before.isEmpty()) {
      var cached = step.cache().isPresent() && !now.is(PruneLook.CACHE, "0B");
      return doomed.isEmpty() && !cached
          ? new Judgement.Done("nothing is there that nothing needs" + stay(now))
          : new Judgement.NotYet(now.said());
    }
    var left = ids(before.get()).stream().filter(doomed::contains).map(Images::brief).toList();
    return left.isEmpty()
        ? new Judgement.Done(gone(before.get(), now) + stay(now))
        : new Judgement.Failed("still there: " + String.join(", ", left));
  }

  private static String gone(Look before, Look now) {
    var count = ids(before).size();
    var images = count + (count == 1 ? " image" : " images") + " removed";
    var freed = number(now) - number(before);
    var known = before.fact(PruneLook.FREE).isPresent() && now.fact(PruneLook.FREE).isPresent();
    return known && freed >= 0 ? images + ", " + Bytes.text(freed) + " more are free" : images;
  }

  private static String stay(Look now) {
    return now.fact(PruneLook.STAY)
        .filter(each -> !each.isEmpty())
        .map(each -> "; of the others " + each + " stay")
        .orElse("");
  }

  private static long number(Look look) {
    return look.fact(PruneLook.FREE).map(Long::parseLong).orElse(0L);
  }

  /** What would be removed. */
  static List<String> ids(Look look) {
    return look.fact(PruneLook.DOOMED).stream()
        .flatMap(each -> Stream.of(each.split(" ", -1)))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  static List<String> preview(PruneStep step, Look now) {
    var lines = new ArrayList<String>();
    now.fact(PruneLook.NAMES)
        .filter(each -> !each.isEmpty())
        .ifPresent(each -> each.lines().forEach(name -> lines.add("removes image " + name)));
    if (step.images().isPresent()) {
      lines.add(
          "frees at most "
              + Bytes.text(now.fact(PruneLook.BYTES).map(Long::parseLong).orElse(0L))
              + ", as images share layers"
              + stay(now));
    }
    now.fact(PruneLook.CACHE).ifPresent(each -> lines.add("of " + each + " of build cache"));
    return lines;
  }
}
