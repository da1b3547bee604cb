package dev.ripcord.catalog;

import dev.ripcord.catalog.CatalogShape.FileText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the catalog from a file, or from all {@code *.yaml} and {@code *.yml} of a folder. */
public final class CatalogFiles {
  private static final int BYTES = YamlReader.CHARACTERS;

  private final Vocabulary vocabulary;
  private final Problems problems = new Problems();
  private final Map<String, Place> services = new LinkedHashMap<>();
  private final Map<String, Service> merged = new LinkedHashMap<>();
  private Optional<Node> journal = Optional.empty();
  private Optional<Node> notify = Optional.empty();
  private Optional<NoticesShape.Text> notices = Optional.empty();
  private Optional<Node> serve = Optional.empty();
  private Optional<Listening> listening = Optional.empty();

  private CatalogFiles(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Reads all of it; throws {@link CatalogException} with everything that is wrong in any file. */
  public static Catalog load(Path place, Vocabulary vocabulary) {
    return new CatalogFiles(vocabulary).read(place);
  }

  /** Any file of ours that is YAML; throws {@link CatalogException}. */
  public static Node yaml(Path file) {
    return YamlReader.read(text(file), file.toString());
  }

  /** One SHA-256 for the text of all its files. */
  public static String hash(Path place) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      texts(place).forEach(each -> digest.update(each.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The text of each of its files. */
  public static List<String> texts(Path place) {
    var files = Files.isDirectory(place) ? list(place) : List.of(place);
    return files.stream().map(CatalogFiles::text).toList();
  }

  /** The files of a folder that belong to a catalog, by name. */
  static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(each -> !each.getFileName().toString().startsWith("."))
          .filter(each -> each.getFileName().toString().matches(".*\\.ya?ml"))
          .sorted()
          .toList();
    }
  }

  private Catalog read(Path place) {
    var folder = Files.isDirectory(place);
    for (var each : folder ? list(place) : List.of(place)) {
      try {
        add(YamlReader.read(text(each), each.toString()), !folder);
      } catch (CatalogException e) {
        e.problems().forEach(it -> problems.add(it.place(), it.message()));
      }
    }
    if (problems.none() && merged.isEmpty()) {
      problems.add(Place.whole(place.toString()), "describes no service; " + CatalogPlaces.INIT);
    }
    notices.orElse(NoticesShape.Text.NONE).check(CatalogShape.names(merged), problems);
    problems.throwIfAny();
    return new FileText(
            journal.map(each -> ((Node.Scalar) each).text()), merged, notices, listening)
        .catalog();
  }

  private static List<Path> list(Path folder) {
    try {
      return files(folder);
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private void add(Node root, boolean alone) {
    var text = CatalogShape.file(vocabulary, alone).read(root, problems);
    if (root instanceof Node.Mapping mapping) {
      mapping.get("journal").ifPresent(this::journal);
      mapping.get("notify").ifPresent(this::notify);
      mapping.get("serve").ifPresent(this::serve);
      mapping.get("services").ifPresent(this::names);
    }
    text.map(FileText::services).ifPresent(merged::putAll);
    notices = notices.or(() -> text.flatMap(FileText::notices));
    listening = listening.or(() -> text.flatMap(FileText::listening));
  }

  private void notify(Node node) {
    notify.ifPresent(first ->
        problems.add(node.place(), "a second 'notify'; the first stands at " + first.place()));
    notify = notify.or(() -> Optional.of(node));
  }

  private void serve(Node node) {
    serve.ifPresent(first ->
        problems.add(node.place(), "a second 'serve'; the first stands at " + first.place()));
    serve = serve.or(() -> Optional.of(node));
  }

  private void journal(Node node) {
    journal.ifPresent(first ->
        problems.add(node.place(), "a second journal; the first is named at " + first.place()));
    journal = journal.or(() -> Optional.of(node));
  }

  /** Services are compared before they are read, so that broken ones are compared too. */
  private void names(Node node) {
    if (node instanceof Node.Mapping mapping) {
      for (var each : mapping.entries()) {
        var name = each.key().text();
        Optional.ofNullable(services.putIfAbsent(name, each.key().place()))
            .ifPresent(first ->
                problems.add(
                    each.key().place(),
                    "a second service '" + name + "'; the first stands at " + first));
      }
    }
  }

  private static String text(Path file) {
    var name = file.toString();
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new CatalogException(Place.whole(name), "is no file");
      }
      if (Files.size(file) > BYTES) {
        throw new CatalogException(
            Place.whole(name),
            "has " + Files.size(file) + " bytes; a catalog has at most " + BYTES);
      }
      try (var in = Files.newInputStream(file)) {
        return YamlText.decode(in.readNBytes(BYTES + 1), name);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static CatalogException unreadable(Path place, IOException cause) {
    var said =
        switch (cause) {
          case NoSuchFileException _ -> "is not there; " + CatalogPlaces.INIT;
          case AccessDeniedException _ -> "may not be read by this user";
          case FileSystemException it -> "cannot be read: " + it.getReason();
          default -> "cannot be read: " + cause.getMessage();
        };
    return new CatalogException(Place.whole(place.toString()), said);
  }
}
