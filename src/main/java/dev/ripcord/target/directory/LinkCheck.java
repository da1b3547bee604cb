package dev.ripcord.target.directory;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.host.HostException;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a link is there, and points at something that is there too.
 *
 * @param to where it has to point; empty means anywhere
 */
record LinkCheck(Path path, Optional<Path> to, Optional<String> as) implements Check {

  static Shape<LinkCheck> shape() {
    var path = Field.required("path", Shapes.path(), "the link");
    var to = Field.optional("to", Shapes.path(), "where it has to point; else anywhere");
    return Shapes.object(
        "A symbolic link points at something that is there.",
        values -> new LinkCheck(values.get(path), values.get(to), values.get(Link.AS)),
        path,
        to,
        Link.AS);
  }

  @Override
  public String title() {
    return path + " points at " + to.map(Path::toString).orElse("something that is there");
  }

  @Override
  public Optional<Piece> plain() {
    return Optional.of(
        Piece.of(DirectoryDriver.PLAIN)
            .run("link_check", Shell.user(as), path.toString(), to.map(Path::toString).orElse(""))
            .line("case $? in 0) return 0 ;; 2) return 2 ;; *) return 1 ;; esac"));
  }

  @Override
  public Finding look(Sight sight) {
    try {
      var link = Link.look(sight, path, as);
      var good = link.target().isPresent() && !link.broken() && to.map(link::pointsAt).orElse(true);
      return good ? Finding.good(link.said()) : Finding.bad(link.said());
    } catch (HostException e) {
      return Finding.unknown(String.valueOf(e.getMessage()));
    }
  }
}
