package dev.ripcord.check;

import dev.ripcord.probe.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scripts and styles that a page names on its own origin. */
final class PageReferences {
  private static final String VALUE = "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))";
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern TAG = Pattern.compile("(?i)<(script|link)\\b([^>]*)>");
  private static final Pattern SRC = Pattern.compile("(?i)(?:^|\\s)src" + VALUE);
  private static final Pattern HREF = Pattern.compile("(?i)(?:^|\\s)href" + VALUE);
  private static final Pattern REL = Pattern.compile("(?i)(?:^|\\s)rel" + VALUE);
  private static final List<String> LOADED = List.of("stylesheet", "modulepreload");

  private PageReferences() {}

  static List<WebAddress> of(WebAddress page, String html) {
    var found = new ArrayList<WebAddress>();
    var tags = TAG.matcher(COMMENT.matcher(html).replaceAll(""));
    while (tags.find()) {
      reference(tags.group(1), tags.group(2))
          .flatMap(page::resolve)
          .filter(each -> each.sameOrigin(page) && !found.contains(each) && !each.equals(page))
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static Optional<String> reference(String tag, String attributes) {
    if (tag.equalsIgnoreCase("script")) {
      return value(SRC.matcher(attributes));
    }
    var loaded =
        value(REL.matcher(attributes))
            .filter(rel ->
                List.of(rel.toLowerCase(java.util.Locale.ROOT).split("\\s+", -1)).stream()
                    .anyMatch(LOADED::contains));
    return loaded.flatMap(_ -> value(HREF.matcher(attributes)));
  }

  private static Optional<String> value(Matcher match) {
    if (!match.find()) {
      return Optional.empty();
    }
    for (var i = 1; i <= 3; i++) {
      if (match.group(i) != null) {
        return Optional.of(match.group(i).replace("&amp;", "&"));
      }
    }
    return Optional.empty();
  }
}
