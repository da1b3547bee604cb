package dev.ripcord.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of a whole catalog file. */
public final class CatalogShape {
  private CatalogShape() {}

  /** The shape of a catalog that is one file, for the kinds that are known. */
  public static Shape<Catalog> of(Vocabulary vocabulary) {
    return file(vocabulary, true).map(CatalogShape::alone);
  }

  private static Catalog alone(FileText file) {
    var problems = new Problems();
    file.notices().orElse(NoticesShape.Text.NONE).check(names(file.services()), problems);
    problems.throwIfAny();
    return file.catalog();
  }

  /** The channels that services name. */
  static Stream<Placed<String>> names(Map<String, Service> services) {
    return services.values().stream()
        .flatMap(each -> each.told().places().entrySet().stream())
        .map(each -> new Placed<>(each.getKey(), each.getValue()));
  }

  /** The shape of a file of a folder, which may hold nothing but the journal's place. */
  static Shape<FileText> file(Vocabulary vocabulary, boolean needsServices) {
    var version =
        Field.required(
            "ripcord",
            Shapes.integer(1, 1),
            "the version of the catalog's format, 1 for now; a later program reads earlier ones");
    var journal =
        Field.optional(
            "journal",
            Shapes.text().map(CatalogShape::journal),
            "the journal's file, or the address of a PostgreSQL database as"
                + " `postgresql://USER@HOST/DATABASE`; the same for everyone who acts on these services");
    var shape = Shapes.map(Names.SHAPE, new ServiceShape(vocabulary).shape());
    var doc = "the things that are rolled back, each on its own";
    var services =
        needsServices
            ? Field.required("services", shape, doc)
            : Field.or("services", shape, Map.<String, Service>of(), doc);
    var notify = Field.optional("notify", NoticesShape.shape(), "how people are told");
    var serve =
        Field.optional(
            "serve",
            ListeningShape.shape(),
            "where `ripcord serve` shows metrics and hears alerts; without it nothing listens");
    return Shapes.object(
        "What Ripcord looks after.",
        values ->
            new FileText(
                values.get(journal),
                named(values.get(services)),
                values.get(notify),
                values.get(serve)),
        version,
        journal,
        serve,
        notify,
        services);
  }

  private static String journal(String text) {
    if (DatabaseAddress.is(text)) {
      var _ = DatabaseAddress.of(text);
    }
    return text;
  }

  private static Map<String, Service> named(Map<String, Service> services) {
    var named = new LinkedHashMap<String, Service>();
    services.forEach((name, each) -> named.put(name, ServiceShape.named(name, each)));
    return named;
  }

  /** What one file says. */
  record FileText(
      Optional<String> journal,
      Map<String, Service> services,
      Optional<NoticesShape.Text> notices,
      Optional<Listening> listening) {
    Catalog catalog() {
      return new Catalog(
          journal,
          services,
          notices.map(NoticesShape.Text::notices).orElse(Notices.NONE),
          listening);
    }
  }
}
