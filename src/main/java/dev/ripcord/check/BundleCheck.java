package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.probe.WebAddress;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the front end that a browser would get is the one that is meant. */
public record BundleCheck(
    String url,
    List<String> contains,
    List<String> containsNot,
    Optional<String> folder,
    Optional<String> as,
    Duration timeout)
    implements Check {
  private static final Part PLAIN = Part.of(BundleCheck.class, "bundle.sh");

  static Shape<Check> shape() {
    var url = Field.required("url", HttpShape.url(), "the address of the page");
    var contains =
        Field.or(
            "contains",
            Shapes.list(Shapes.text()),
            List.<String>of(),
            "texts in the page, its scripts or its styles");
    var containsNot =
        Field.or(
            "not-contains",
            Shapes.list(Shapes.text()),
            List.<String>of(),
            "texts that must be in none of them");
    var folder =
        Field.optional(
            "sha256-of", Shapes.text(), "the folder of built files that they must be, by hash");
    var timeout = Field.or("timeout", Shapes.duration(), Duration.ofSeconds(15), "for all of it");
    return Shapes.object(
        "Whether the front end that a browser would get is the one that is meant.",
        values ->
            new BundleCheck(
                values.get(url),
                values.get(contains),
                values.get(containsNot),
                values.get(folder),
                values.get(Invocation.AS),
                values.get(timeout)),
        url,
        contains,
        containsNot,
        folder,
        Invocation.AS,
        timeout);
  }

  @Override
  public String title() {
    return "the front end at " + url + " is the one that is meant";
  }

  @Override
  public Finding look(Sight sight) {
    try {
      return switch (ServedBundle.get(sight, WebAddress.parse(url), timeout)) {
        case ServedBundle.Answer.Not(Finding finding) -> finding;
        case ServedBundle.Answer.Got(ServedBundle bundle) ->
            judge(sight, bundle).with(Map.of("bundle", bundle.hash()));
      };
    } catch (IllegalArgumentException e) {
      return Finding.unknown("cannot ask: " + e.getMessage());
    }
  }

  @Override
  public Optional<Piece> plain() {
    var piece = plain(url, timeout);
    for (var each : containsNot) {
      piece = piece.call("bundle_has_not", each);
    }
    for (var each : contains) {
      piece = piece.call("bundle_has", each);
    }
    for (var each : folder.stream().toList()) {
      piece = piece.call("bundle_from", each, Shell.user(as));
    }
    return Optional.of(piece);
  }

  private static Piece plain(String url, Duration timeout) {
    return parts().call("bundle", url, Shell.seconds(timeout));
  }

  /** What a plain script needs to get a front end as a browser does. */
  public static Piece parts() {
    return Piece.of(Part.VALUES, HttpCheck.PLAIN, PLAIN);
  }

  private Finding judge(Sight sight, ServedBundle bundle) {
    for (var each : containsNot) {
      if (bundle.contains(each)) {
        return Finding.bad("'" + Texts.line(each) + "' is in the bundle");
      }
    }
    for (var each : contains) {
      if (!bundle.contains(each)) {
        return Finding.bad(
            "'" + Texts.line(each) + "' is in none of its " + bundle.parts().size() + " files");
      }
    }
    return folder
        .map(each -> compared(sight, bundle, Path.of(each)))
        .orElseGet(() -> Finding.good(bundle.parts().size() + " files, as they should be"));
  }

  private Finding compared(Sight sight, ServedBundle bundle, Path built) {
    return switch (FileHashes.read(sight.host(), built, as, List.of())) {
      case FileHashes.Answer.Read(FileHashes hashes) -> bundle.isFrom(hashes);
      case FileHashes.Answer.Absent _ -> Finding.unknown("nothing is built: no folder " + built);
      case FileHashes.Answer.Unreadable(String why) ->
          Finding.unknown("cannot read " + built + ": " + why);
    };
  }
}
