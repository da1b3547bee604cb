package dev.ripcord.check;

import dev.ripcord.clock.Deadline;
import dev.ripcord.probe.Failed;
import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.HttpResult.Answered;
import dev.ripcord.probe.WebAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A front end as a browser gets it: the page, and the scripts and styles that it names on its own
 * origin.
 *
 * @param page the address of the page
 * @param parts what was got, the page first, by address
 */
public record ServedBundle(WebAddress page, Map<WebAddress, Answered> parts) {
  private static final int MOST_PARTS = 100;
  private static final int MOST_BYTES = 32 << 20;

  /** What getting it came to. */
  public sealed interface Answer {
    /** All of it was got. */
    record Got(ServedBundle bundle) implements Answer {}

    /** Some of it was not, which is bad or unknown. */
    record Not(Finding finding) implements Answer {}
  }

  /** Gets the page and all that it names, within one time for everything. */
  public static Answer get(Sight sight, WebAddress page, Duration timeout) {
    var deadline = Deadline.in(sight.clock(), timeout);
    var probe = new HttpProbe(sight.clock(), sight.host()::socket);
    var parts = new LinkedHashMap<WebAddress, Answered>();
    var wanted = new ArrayList<>(List.of(page));
    for (var i = 0; i < wanted.size(); i++) {
      var address = wanted.get(i);
      if (deadline.passed() || wanted.size() > MOST_PARTS) {
        return new Answer.Not(Finding.unknown("the page names more than could be looked at"));
      }
      var ask = HttpAsk.get(address, deadline.remaining()).keeping(MOST_BYTES);
      switch (probe.look(ask)) {
        case Failed failed -> {
          return new Answer.Not(at(address, HttpExpectation.of(failed)));
        }
        case Answered answered -> {
          var wrong = wrong(address, answered);
          if (wrong.isPresent()) {
            return new Answer.Not(wrong.get());
          }
          parts.put(address, answered);
          if (i == 0) {
            wanted.addAll(PageReferences.of(page, answered.text()));
          }
        }
      }
    }
    return new Answer.Got(new ServedBundle(page, parts));
  }

  private static Finding at(WebAddress address, Finding finding) {
    return finding.saying(address + ": " + finding.said());
  }

  private static Optional<Finding> wrong(WebAddress address, Answered answered) {
    if (answered.status() != 200) {
      return Optional.of(Finding.bad(address + ": " + answered.status()));
    }
    return answered.truncated()
        ? Optional.of(Finding.unknown(address + ": larger than 32 MiB, not read"))
        : Optional.empty();
  }

  /** Whether a text stands in any part. */
  boolean contains(String text) {
    return parts.values().stream().anyMatch(each -> each.text().contains(text));
  }

  /** The hash of each part, by its path below the page's folder. */
  FileHashes hashes() {
    var hashes = new LinkedHashMap<String, String>();
    parts.forEach((address, each) -> hashes.put(name(address), FileHashes.hash(each.body())));
    return new FileHashes(hashes);
  }

  private String name(WebAddress address) {
    var path = address.plainPath();
    var folder = page.plainPath().substring(0, page.plainPath().lastIndexOf('/') + 1);
    var name = path.startsWith(folder) ? path.substring(folder.length()) : path.substring(1);
    return name.isEmpty() ? "index.html" : name;
  }

  /** One hash for all that is served. */
  public String hash() {
    return hashes().hash();
  }

  /** Whether all that is served is what was built; what was built may hold more. */
  public Finding isFrom(FileHashes built) {
    var strange = hashes().missingIn(built);
    if (strange.isEmpty()) {
      return Finding.good("the " + parts.size() + " files served are the ones built");
    }
    var first = strange.getFirst();
    var known = built.files().containsKey(first);
    return Finding.bad(
        "served, but not as built: "
            + first
            + (known ? " differs" : " is not among the built files")
            + (strange.size() > 1 ? ", and " + (strange.size() - 1) + " more" : ""));
  }
}
