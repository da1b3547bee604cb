package dev.ripcord.app;

import dev.ripcord.catalog.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where secrets come from: the environment, files, and systemd's credentials. */
final class Environment {
  private Environment() {}

  static Secrets secrets() {
    return new Secrets(Environment::value);
  }

  private static String value(String reference) {
    var colon = reference.indexOf(':');
    var name = reference.substring(colon + 1);
    return switch (reference.substring(0, colon)) {
      case "env" ->
          Optional.ofNullable(System.getenv(name))
              .orElseThrow(() -> missing(reference, "the environment has no " + name));
      case "file" -> read(reference, Path.of(name));
      default ->
          read(
              reference,
              Path.of(
                  Optional.ofNullable(System.getenv("CREDENTIALS_DIRECTORY"))
                      .orElseThrow(() ->
                          missing(
                              reference,
                              "there is no $CREDENTIALS_DIRECTORY: credentials come from"
                                  + " systemd (LoadCredential=)")),
                  name));
    };
  }

  private static String read(String reference, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw missing(reference, file + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static IllegalStateException missing(String reference, String why) {
    return new IllegalStateException("the secret ${" + reference + "} has no value: " + why);
  }
}
