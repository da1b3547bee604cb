package dev.ripcord.catalog;

import java.util.Collection;

/** A person named something that is not there; the message has a suggestion or all there is. */
public final class UnknownName extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownName(String what, String name, Collection<String> known) {
    super("no " + what + " '" + name + "'" + hint(name, known));
  }

  private static String hint(String name, Collection<String> known) {
    return Suggestion.nearest(name, known)
        .map(each -> " (did you mean '" + each + "'?)")
        .orElseGet(
            () -> known.isEmpty() ? "; there is none" : "; there are " + String.join(", ", known));
  }
}
