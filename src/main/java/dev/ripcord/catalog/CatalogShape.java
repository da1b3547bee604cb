package dev.ripcord.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/** The table of a whole catalog file. */
public final class CatalogShape {
  private CatalogShape() {}

  /** The shape for the kinds that are known. */
  public static Shape<Catalog> of(Vocabulary vocabulary) {
    var version =
        Field.required(
            "ripcord",
            Shapes.integer(1, 1),
            "the version of the catalog's format, 1 for now; a later program reads earlier ones");
    var journal =
        Field.optional(
            "journal",
            Shapes.text(),
            "the journal's file, the same for everyone who acts on these services");
    var services =
        Field.required(
            "services",
            Shapes.map(Names.SHAPE, new ServiceShape(vocabulary).shape()),
            "the things that are rolled back, each on its own");
    return Shapes.object(
        "What Ripcord looks after.",
        values -> new Catalog(values.get(journal), named(values.get(services))),
        version,
        journal,
        services);
  }

  private static Map<String, Service> named(Map<String, Service> services) {
    var named = new LinkedHashMap<String, Service>();
    services.forEach((name, each) -> named.put(name, ServiceShape.named(name, each)));
    return named;
  }
}
