package dev.ripcord.target.file;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.host.FilesAs;
import dev.ripcord.host.HostException;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import dev.ripcord.step.Masking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an {@code .env} file gives keys the values that they should have; says no secret.
 *
 * @param has values by key, which may hold references to secrets
 * @param lacks keys that must not be there
 */
record EnvCheck(Path file, Map<String, String> has, List<String> lacks, Optional<String> as)
    implements Check {

  EnvCheck {
    has = Collections.unmodifiableMap(new LinkedHashMap<>(has));
    lacks = List.copyOf(lacks);
  }

  static Shape<EnvCheck> shape() {
    var file = Field.required("file", Shapes.path(), "the .env file");
    var has =
        Field.or(
            "has",
            Shapes.map(Options.KEY, Options.VALUE),
            Map.<String, String>of(),
            "the value that each key has to have");
    var lacks =
        Field.or(
            "lacks", Shapes.list(Options.KEY), List.<String>of(), "keys that must not be there");
    return Shapes.object(
        "Keys of an .env file have the values that they should have.",
        values ->
            new EnvCheck(
                values.get(file), values.get(has), values.get(lacks), values.get(Options.AS)),
        file,
        has,
        lacks,
        Options.AS);
  }

  @Override
  public String title() {
    return file + " has " + String.join(", ", has.keySet());
  }

  @Override
  public Finding look(Sight sight) {
    try {
      return FilesAs.of(sight.host(), as)
          .read(file)
          .map(each -> compare(EnvText.of(each.bytes()), sight.secrets()))
          .orElseGet(() -> Finding.bad("there is no file " + file));
    } catch (IllegalArgumentException e) {
      return Finding.bad(file + ": " + e.getMessage());
    } catch (HostException | IllegalStateException e) {
      return Finding.unknown(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Piece> plain() {
    var piece =
        Piece.of(Part.FILES, FileDriver.PLAIN_ENV)
            .line("env_begin " + Shell.words(List.of(Shell.user(as), file.toString(), "no")))
            .line("case $? in 0) ;; 3) return 1 ;; *) return 2 ;; esac");
    for (var each : has.entrySet()) {
      piece =
          piece.line(
              "env_has " + each.getKey() + " " + Shell.value(each.getValue()) + " || return");
    }
    for (var each : lacks) {
      piece = piece.call("env_lacks", each);
    }
    return Optional.of(piece.line("said=" + Shell.word(file + " is as it should be")));
  }

  private Finding compare(EnvText text, Secrets secrets) {
    var wrong = new ArrayList<String>();
    has.forEach((key, reference) -> {
      var wanted = secrets.resolve(reference);
      var found = text.value(key);
      if (!found.equals(Optional.of(wanted))) {
        wrong.add(told(key, wanted, found, Secrets.in(reference)));
      }
    });
    lacks.stream().filter(text::has).forEach(key -> wrong.add(key + " is there"));
    return wrong.isEmpty()
        ? Finding.good(file + " is as it should be")
        : Finding.bad(file + ": " + String.join("; ", wrong));
  }

  private static String told(String key, String wanted, Optional<String> found, boolean reference) {
    if (found.isEmpty()) {
      return key + " is not there";
    }
    return reference || Masking.secret(key, wanted) || Masking.secret(key, found.get())
        ? key + " has another value"
        : key + " is '" + found.get() + "', not '" + wanted + "'";
  }
}
