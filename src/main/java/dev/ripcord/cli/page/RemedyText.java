package dev.ripcord.cli.page;

import dev.ripcord.catalog.Remedy;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a remedy is typed. */
public final class RemedyText {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  private RemedyText() {}

  /** The command that carries it out; empty where only words are there. */
  public static Optional<String> command(String service, Remedy remedy) {
    return remedy
        .doing()
        .map(each ->
            switch (each) {
              case Remedy.Doing.Procedure(String name) ->
                  "ripcord rollback " + service + " --procedure " + name;
              case Remedy.Doing.Lifecycle(var verb) ->
                  "ripcord " + verb.name().toLowerCase(Locale.ROOT) + " " + service;
              case Remedy.Doing.Command(var argv) ->
                  argv.stream().map(RemedyText::quoted).collect(Collectors.joining(" "));
            });
  }

  private static String quoted(String word) {
    return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
