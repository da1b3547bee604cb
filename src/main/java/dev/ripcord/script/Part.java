package dev.ripcord.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A part of the library of shell functions, which stands in each script that uses it. */
public final class Part {
  /** What every script needs. */
  public static final Part BASE = of(Part.class, "base.sh");

  /** Secrets that are in files. */
  public static final Part SECRETS = of(Part.class, "secrets.sh");

  /** Comparing values and texts. */
  public static final Part VALUES = of(Part.class, "values.sh");

  /** Files that are read and replaced with the rights of another user. */
  public static final Part FILES = of(Part.class, "files.sh");

  private final Supplier<String> text;

  private Part(Supplier<String> text) {
    this.text = text;
  }

  /** The functions of a file that lies beside a class, without the comment that begins it. */
  public static Part of(Class<?> beside, String file) {
    return new Part(() -> {
      var text = read(beside, file);
      return text.substring(text.indexOf("\n\n") + 2).strip();
    });
  }

  /** One with this text. */
  public static Part of(String text) {
    return new Part(() -> text);
  }

  private static String read(Class<?> beside, String file) {
    try (var in =
        Optional.ofNullable(beside.getResourceAsStream(file))
            .orElseThrow(() -> new IllegalStateException("no " + file + " in the program"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in a script, in blocks; one begins with the name of what it defines. */
  List<String> blocks() {
    var script = lines().stream().filter(each -> !Note.is(each)).collect(Collectors.joining("\n"));
    return List.of(script.split("\n\n(?=[#a-z])", -1));
  }

  /** All that is in it, with the notes for who does the same by hand. */
  List<String> lines() {
    return List.of(text.get().split("\n", -1));
  }
}
