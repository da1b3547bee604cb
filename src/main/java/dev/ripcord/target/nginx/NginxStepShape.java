package dev.ripcord.target.nginx;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of the step {@code nginx}. */
final class NginxStepShape {
  private static final Shape<Address> ADDRESS =
      Shapes.text("an address such as http://localhost:3001", Address.TEXT + "|\\$\\{.*")
          .map(Address::parse);

  private static final Field<Path> SITE =
      Field.required("site", Shapes.path(), "the file that nginx reads; a link is followed");
  private static final Field<Optional<String>> VARIANT =
      Field.optional(
          "variant",
          Shapes.text("a name that ends the saved file's name", "[^/]+"),
          "switch to the saved file SITE.VARIANT");
  private static final Field<Optional<Path>> FROM =
      Field.optional("from", Shapes.path(), "switch to this saved file");
  private static final Field<Optional<Address>> UPSTREAM =
      Field.optional(
          "upstream", ADDRESS, "pass requests to this address; all else in the file stays");
  private static final Field<Optional<Address>> INSTEAD_OF =
      Field.optional(
          "instead-of", ADDRESS, "the address that 'upstream' replaces, when there are several");
  private static final Field<Boolean> ABSENT =
      Field.or("absent", Shapes.bool(), false, "true: the file has to go");
  private static final Field<Optional<List<String>>> RELOAD =
      Field.optional(
          "reload",
          Shapes.list(Shapes.text()),
          "the command that reloads, as a list of words; else systemctl where a unit runs it, or"
              + " nginx -s reload");

  private NginxStepShape() {}

  static Shape<NginxStep> shape() {
    var own = Stream.of(SITE, VARIANT, FROM, UPSTREAM, INSTEAD_OF, ABSENT, RELOAD);
    return Shapes.object(
        "Switches a site of nginx to a saved variant or to another upstream, tests, reloads, and"
            + " proves that new workers have it; a refused one is put back.",
        values ->
            new NginxStep(values.get(SITE), source(values), values.get(RELOAD), Server.of(values)),
        Stream.concat(own, Server.FIELDS.stream()).toArray(Field<?>[]::new));
  }

  private static Source source(Values values) {
    var all =
        Stream.of(
                values.get(VARIANT).<Source>map(each -> new Source.Saved(saved(values, each))),
                values.get(FROM).<Source>map(Source.Saved::new),
                values
                    .get(UPSTREAM)
                    .<Source>map(
                        each -> new Source.Edited(new UpstreamEdit(each, values.get(INSTEAD_OF)))),
                values.get(ABSENT)
                    ? Optional.<Source>of(new Source.Nothing())
                    : Optional.<Source>empty())
            .flatMap(Optional::stream)
            .toList();
    if (all.size() != 1) {
      throw new IllegalArgumentException(
          "say one of 'variant', 'from' and 'upstream': what the site is to become");
    }
    if (values.get(INSTEAD_OF).isPresent() && values.get(UPSTREAM).isEmpty()) {
      throw new IllegalArgumentException("'instead-of' goes with 'upstream'");
    }
    return all.getFirst();
  }

  private static Path saved(Values values, String variant) {
    return Path.of(values.get(SITE) + "." + variant);
  }
}
