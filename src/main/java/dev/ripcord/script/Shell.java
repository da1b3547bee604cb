package dev.ripcord.script;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.host.Quote;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of a POSIX shell. */
public final class Shell {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_./:@%+,-][A-Za-z0-9_./:@%+=,-]*");

  private Shell() {}

  /** A word that means this text and nothing else. */
  public static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : Quote.word(text);
  }

  /** Several of them. */
  public static String words(List<String> texts) {
    return texts.stream().map(Shell::word).collect(Collectors.joining(" "));
  }

  /** A word in which references to secrets stand for what they mean when it is used. */
  public static String value(String text) {
    var written = new StringBuilder();
    var at = 0;
    for (var each : Secrets.references(text)) {
      var start = text.indexOf(each.text(), at);
      written.append(start > at ? Quote.word(text.substring(at, start)) : "");
      written.append('"').append(secret(each)).append('"');
      at = start + each.text().length();
    }
    return at == 0
        ? word(text)
        : written.append(at < text.length() ? Quote.word(text.substring(at)) : "").toString();
  }

  private static String secret(Secrets.Reference reference) {
    return switch (reference.kind()) {
      case "env" -> "$" + variable(reference.name());
      case "file" -> "$(secret " + Quote.word(reference.name()) + ")";
      default -> "$(secret \"${CREDENTIALS_DIRECTORY-}\"/" + Quote.word(reference.name()) + ")";
    };
  }

  /** The script's own variable for one of the environment, which nothing else in it is called. */
  public static String variable(String name) {
    return "env_" + name.replaceAll("[^A-Za-z0-9_]", "_");
  }

  /** A length of time in whole seconds, at least one. */
  public static String seconds(Duration length) {
    return String.valueOf(Math.max(1, length.plusMillis(999).toSeconds()));
  }

  /** Who does it; {@code -} for whoever runs the script. */
  public static String user(Optional<String> user) {
    return user.orElse("-");
  }
}
