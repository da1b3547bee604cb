package dev.ripcord.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/** Runs many command lines in one process, so that one AOT cache holds the classes of them all. */
final class Training {
  private Training() {}

  /** Takes a file of command lines, one on a line; lines that begin with # are comments. */
  @SuppressWarnings("SystemOut") // goes to the log of the build
  public static void main(String[] args) throws IOException {
    place(Path.of("training.yaml"));
    System.out.println("training: " + BuildCheck.fault(System.getProperty("ripcord.build")));
    var fit = true;
    for (var line : Files.readAllLines(Path.of(args[0]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        fit &= fits(line, Main::run);
      }
    }
    System.exit(fit ? 0 : 1);
  }

  /** Runs a command line; whether it ends with 0, or with the code that follows on an arrow. */
  @SuppressWarnings("SystemOut")
  static boolean fits(String line, ToIntFunction<String[]> program) {
    var parts = line.split("->", 2);
    int wanted = parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0;
    System.out.println("training: ripcord " + line);
    int code = program.applyAsInt(parts[0].strip().split(" +"));
    System.out.println("training: exit code " + code + (code == wanted ? "" : ", not " + wanted));
    return code == wanted;
  }

  /** A catalog names folders by their whole paths, in single quotes here. */
  private static void place(Path catalog) throws IOException {
    var folder = catalog.toAbsolutePath().resolveSibling("").toString().replace("'", "''");
    Files.writeString(catalog, Files.readString(catalog).replace("@FOLDER@", folder));
  }
}
