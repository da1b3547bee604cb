package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Starter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a catalog to begin with. */
final class InitCommand {
  private static final String USUAL = "ripcord.yaml";
  private static final String SERVICE = "--service";

  private InitCommand() {}

  static Command init() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.optional(0, "FILE", "the file to write; else " + USUAL + " here"));
    takes.addOption(
        Options.text(SERVICE, "NAME", "the name of its service; else " + Starter.SERVICE));
    return new Command(
        "init",
        Command.Group.CATALOG,
        "write a commented catalog to begin with",
        List.of("A file that is there already stays as it is."),
        List.of(
            example("ripcord init --service shop", "writes " + USUAL),
            example("ripcord init /etc/ripcord/shop.yaml", "where all of a machine are found")),
        takes,
        InitCommand::init);
  }

  private static int init(Call call) {
    var file = Path.of(call.optional(0).orElse(USUAL));
    var service = call.option(SERVICE).orElse(Starter.SERVICE);
    write(file, service);
    var named = call.optional(0).map(_ -> " --catalog " + file).orElse("");
    return Said.tell(
        call,
        "Wrote " + file + ". Change it to what is true, then:",
        List.of(
            "ripcord check" + named, "ripcord adopt" + named, "ripcord plan " + service + named));
  }

  private static void write(Path file, String service) {
    try {
      Files.writeString(file, Starter.text(service), StandardOpenOption.CREATE_NEW);
    } catch (CatalogException e) {
      throw new Mistake(String.valueOf(e.getMessage()));
    } catch (FileAlreadyExistsException _) {
      throw new Mistake(file + " is there already, and was left as it is; name another file");
    } catch (IOException e) {
      throw new Mistake(file + " cannot be written: " + e.getClass().getSimpleName());
    }
  }
}
