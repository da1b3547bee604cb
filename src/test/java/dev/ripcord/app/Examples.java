package dev.ripcord.app;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.CatalogFiles;
import dev.ripcord.catalog.Vocabulary;
import dev.ripcord.plan.Planner;
import dev.ripcord.target.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The catalogs below examples/, and what they may use. */
final class Examples {
  static final Kinds KINDS = Kinds.of(Drivers.builtIn());
  static final Vocabulary VOCABULARY = Planner.vocabulary(KINDS);

  private Examples() {}

  static Path file(String name) {
    return Path.of("examples", name, "ripcord.yaml");
  }

  static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Catalog load(String name) {
    return CatalogFiles.load(file(name), VOCABULARY);
  }
}
