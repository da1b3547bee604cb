package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that steps, checks and targets of pm2 share: which application, of which daemon. */
final class Keys {
  /** Neither a number, nor {@code all}, nor a file: pm2 takes these for something else. */
  static final Shape<String> APP =
      Shapes.text(
          "the name of one pm2 application (no number, not 'all', no file)",
          "(?!all$|[0-9]+$|.*\\.(?:json|json5|ya?ml|config\\.[cm]?js)$)"
              + "(?:[A-Za-z0-9@_]|\\$\\{(?:release|current)\\.[A-Za-z0-9_.-]+})"
              + "[A-Za-z0-9 @_.:/+-]*"
              + "(?:\\$\\{(?:release|current)\\.[A-Za-z0-9_.-]+}[A-Za-z0-9 @_.:/+-]*)*");

  private static final Field<Optional<String>> USER =
      Field.optional("user", Shapes.text(), "whose pm2 it is; each user has a daemon of their own");
  private static final Field<Optional<String>> HOME =
      Field.optional(
          "home", Shapes.text(), "its PM2_HOME, when that is not .pm2 in the user's home");
  private static final Field<String> BIN =
      Field.or("bin", Shapes.text(), "pm2", "the program pm2, when it is not on the PATH");
  private static final Field<Optional<String>> NODE =
      Field.optional("node", Shapes.text(), "the program node, when it is not on the PATH");
  static final List<Field<?>> DAEMON = List.of(USER, HOME, BIN, NODE);

  private Keys() {}

  static Daemon daemon(Values values) {
    return new Daemon(values.get(USER), values.get(HOME), values.get(BIN), values.get(NODE));
  }

  /** The same as the catalog says it. */
  static Map<String, Object> config(Daemon daemon) {
    var keys = new LinkedHashMap<String, Object>();
    daemon.user().ifPresent(each -> keys.put("user", each));
    daemon.home().ifPresent(each -> keys.put("home", each));
    if (!daemon.bin().equals("pm2")) {
      keys.put("bin", daemon.bin());
    }
    daemon.node().ifPresent(each -> keys.put("node", each));
    return keys;
  }
}
