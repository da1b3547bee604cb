package dev.ripcord.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs many command lines in one process, so that one AOT cache holds the classes of them all. */
final class Training {
  private Training() {}

  /** Takes a file of command lines, one on a line; lines that begin with # are comments. */
  @SuppressWarnings("SystemOut") // goes to the log of the build
  public static void main(String[] args) throws IOException {
    place(Path.of("training.yaml"));
    System.out.println("training: " + BuildCheck.fault(System.getProperty("ripcord.build")));
    for (var line : Files.readAllLines(Path.of(args[0]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        System.out.println("training: ripcord " + line);
        int code = Main.run(line.strip().split(" +"));
        System.out.println("training: exit code " + code);
      }
    }
  }

  /** A catalog names folders by their whole paths, in single quotes here. */
  private static void place(Path catalog) throws IOException {
    var folder = catalog.toAbsolutePath().resolveSibling("").toString().replace("'", "''");
    Files.writeString(catalog, Files.readString(catalog).replace("@FOLDER@", folder));
  }
}
