package dev.ripcord.target.backup;

import dev.ripcord.host.CommandResult;
import dev.ripcord.step.Look;
import dev.ripcord.target.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What there is to copy, the room for it and what is kept, as a look saw it. */
record Seen(Look look) {
  private static final String MISSING = "missing";
  private static final String UNREADABLE = "unreadable";
  private static final String LINKS = "links";
  private static final String FILES = "files";
  private static final String BYTES = "bytes";
  private static final String MOST = "most";
  private static final String FREE = "free";
  private static final String LEFT_OUT = "left-out";
  private static final String NEWEST = "newest";
  private static final String SOUND = "sound";
  private static final String HOLDS = "holds";

  static Look of(CommandResult answer) {
    if (!answer.ok()) {
      var why = "the host cannot be asked: " + answer.said();
      return new Look(Map.of(Observed.UNSEEN, why), why);
    }
    var facts = facts(answer.stdout());
    var seen = new Seen(new Look(facts, ""));
    return new Look(facts, seen.refused().orElseGet(seen::said));
  }

  /** Lines of a key and its words, apart by tabs. */
  private static Map<String, String> facts(String printed) {
    var facts = new TreeMap<String, String>();
    for (var line : printed.lines().toList()) {
      var words = line.split("\t", -1);
      switch (words[0]) {
        case "backup" -> kept(facts, words);
        case "link" -> add(facts, LINKS, words[1], ", ");
        case MISSING -> add(facts, MISSING, words[1], ", ");
        case UNREADABLE -> facts.put(UNREADABLE, "yes");
        case FILES, BYTES, MOST, FREE, LEFT_OUT -> facts.put(words[0], words[1]);
        default -> {}
      }
    }
    return facts;
  }

  private static void kept(Map<String, String> facts, String[] words) {
    if (words.length > 3 && words[1].matches("[A-Za-z0-9._-]+")) {
      add(facts, NEWEST, words[1], " ");
      if (words[2].equals(SOUND)) {
        add(facts, SOUND, words[1], " ");
        facts.putIfAbsent(HOLDS, words[3]);
      }
    }
  }

  private static void add(Map<String, String> facts, String key, String value, String between) {
    facts.merge(key, value, (one, two) -> one + between + two);
  }

  /** Why the host could not be asked. */
  Optional<String> unseen() {
    return look.fact(Observed.UNSEEN);
  }

  /** Why none can be made. */
  Optional<String> refused() {
    if (look.fact(MISSING).isPresent()) {
      return Optional.of("there is no " + text(MISSING) + "; nothing is copied");
    }
    if (look.fact(UNREADABLE).isPresent()) {
      return Optional.of("not all of it can be read; 'as: root' may");
    }
    if (number(FILES) == 0) {
      return Optional.of("there is no file to copy");
    }
    return number(MOST) > number(FREE)
        ? Optional.of(
            "there is not enough room: it may take %s, and %s are free"
                .formatted(size(number(MOST)), size(number(FREE))))
        : Optional.empty();
  }

  private String said() {
    return "%d %s, %s; %s free"
        .formatted(
            number(FILES),
            number(FILES) == 1 ? "file" : "files",
            size(number(BYTES)),
            size(number(FREE)));
  }

  /** The names of the newest of the label. */
  List<String> newest() {
    return List.of(text(NEWEST).split(" ", -1));
  }

  /** Those whose archive is the one that their manifest tells of. */
  List<String> sound() {
    return List.of(text(SOUND).split(" ", -1));
  }

  /** What the newest sound one holds. */
  String holds() {
    return text(HOLDS);
  }

  List<String> preview(Shelf shelf) {
    var lines = new ArrayList<String>();
    lines.add(look.said());
    lines.add("into " + shelf.folder() + ", where the newest " + shelf.keep() + " are kept");
    look.fact(LINKS)
        .ifPresent(each -> lines.add("only a link is kept of " + each + ", not what it points at"));
    if (number(LEFT_OUT) > 0) {
      lines.add(number(LEFT_OUT) + " left out: neither file, folder nor link");
    }
    return lines;
  }

  private String text(String fact) {
    return look.fact(fact).orElse("");
  }

  private long number(String fact) {
    return look.fact(fact)
        .filter(each -> each.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  static String size(long bytes) {
    if (bytes < 10_000) {
      return bytes + " bytes";
    }
    return bytes < 10_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
  }
}
