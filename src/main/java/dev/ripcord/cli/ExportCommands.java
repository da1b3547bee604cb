package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Exporting;
import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.CatalogFiles;
import dev.ripcord.catalog.CatalogPlaces;
import dev.ripcord.cli.page.DonePage;
import dev.ripcord.cli.view.ExportView;
import dev.ripcord.export.Origin;
import dev.ripcord.export.Script;
import dev.ripcord.export.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;

/** Writes procedures down for the day when Ripcord itself is not to be had. */
final class ExportCommands {
  private static final String OUTPUT = "--output";

  private ExportCommands() {}

  static Command script() {
    var takes = takes("the file, or the folder when there are several; else they are printed");
    return new Command(
        "export script",
        Command.Group.SERVICE,
        "write a procedure as a plain shell script that needs neither Ripcord nor Java",
        List.of(
            "The script does the same in the same order for the release that a rollback would choose"
                + " now: it looks, acts and looks again, waits with a deadline, and proves the end."
                + " It has --dry-run, asks before it begins, and ends with the same exit codes.",
            "Without --procedure there is one for each procedure of the service, and with several"
                + " hosts one for each of them. No secret is written into it."),
        List.of(
            example("ripcord export script api", "every procedure, into this folder"),
            example(
                "ripcord export script api --procedure emergency --output emergency.sh",
                "one of them")),
        takes,
        ExportCommands::script);
  }

  static Command runbook() {
    return new Command(
        "export runbook",
        Command.Group.SERVICE,
        "write the procedures as a page to follow by hand, when not even the script can be used",
        List.of(
            "A page in Markdown: which procedure when, whom to call, what cannot be undone, and for"
                + " each step the commands to paste, how to see that it worked, and what to do"
                + " when not; then the proof. The commands are those of the script.",
            "It names no secret. 'ripcord export install' puts it beside the scripts, and 'ripcord"
                + " export status' says when it is stale."),
        List.of(
            example("ripcord export runbook api --output api.md", "every procedure"),
            example("ripcord export runbook api --procedure emergency", "one of them, printed")),
        takes("the file, or the folder that it is written to; else it is printed"),
        call -> exported(call, all -> write(call, pages(call, all, List.of("local")))));
  }

  private static CommandSpec takes(String output) {
    return takes().addOption(Options.text(OUTPUT, "PATH", output));
  }

  /** What every export takes. */
  static CommandSpec takes() {
    return CommandSpec.create()
        .addPositional(Options.argument(0, "SERVICE", "the service, as the catalog names it"))
        .addPositional(
            Options.optional(1, "RELEASE", "as for 'ripcord rollback'; previous when missing"))
        .addOption(Options.text(Asks.PROCEDURE, "NAME", "which procedure; else all of them"));
  }

  private static int script(Call call) {
    return exported(call, all -> write(call, scripts(call, all)));
  }

  /** Makes what lies on hosts, a page beside the scripts; or says why there is nothing. */
  static int installed(Call call, ToIntFunction<List<Script>> then) {
    return exported(
        call,
        all -> {
          var hosts = all.stream().flatMap(each -> each.hosts().stream()).distinct().toList();
          var scripts = new ArrayList<>(scripts(call, all));
          scripts.addAll(
              call.option(Asks.PROCEDURE).isPresent() ? List.of() : pages(call, all, hosts));
          return then.applyAsInt(scripts);
        });
  }

  private static int exported(Call call, ToIntFunction<List<Subject>> then) {
    return switch (call.ripcord().exporter().export(Asks.written(call))) {
      case Exporting.Refused(String said, List<String> details, String next) ->
          Refusal.tell(call, call.argument(0), said, details, List.of(next));
      case Exporting.Ready(List<Subject> subjects) -> then.applyAsInt(subjects);
    };
  }

  private static List<Script> scripts(Call call, List<Subject> subjects) {
    return subjects.stream()
        .flatMap(each -> {
          var procedure = Optional.of(each.procedure().name());
          return call
              .ripcord()
              .exporter()
              .scripts(each, origin(call, "script", procedure))
              .stream();
        })
        .toList();
  }

  private static List<Script> pages(Call call, List<Subject> subjects, List<String> hosts) {
    var origin = origin(call, "runbook", call.option(Asks.PROCEDURE));
    return subjects.isEmpty()
        ? List.of()
        : call.ripcord().exporter().pages(subjects, origin, hosts);
  }

  private static Origin origin(Call call, String what, Optional<String> procedure) {
    var words = new ArrayList<>(List.of("ripcord", "export", what, call.argument(0)));
    call.optional(1).ifPresent(words::add);
    procedure.ifPresent(each -> words.addAll(List.of(Asks.PROCEDURE, each)));
    return new Origin(
        place(call).map(Path::toString).orElse("(not a file)"),
        place(call).map(CatalogFiles::hash).orElse("-"),
        Build.VERSION,
        call.world().clock().now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
        String.join(" ", words));
  }

  private static Optional<Path> place(Call call) {
    try {
      return Optional.of(
          CatalogPlaces.of(call.globals().catalog(), System.getenv(), Path.of("")).find());
    } catch (CatalogException _) {
      return Optional.empty();
    }
  }

  private static int write(Call call, List<Script> scripts) {
    var output = call.option(OUTPUT).map(Path::of);
    if (output.isEmpty() && scripts.size() == 1 && !call.globals().json()) {
      call.screen().print(scripts.getFirst().text().lines().toList());
      return Exit.OK;
    }
    var written = new ArrayList<ExportView.Written>();
    for (var each : scripts) {
      written.add(ExportView.Written.of(each, written(file(output, each, scripts.size()), each)));
    }
    call.answer(
        ExportView.class,
        () -> new ExportView(call.argument(0), written),
        () ->
            new DonePage(
                    written.size() == 1 ? "written:" : "written, one for each procedure and host:",
                    written.stream().map(ExportCommands::next).toList())
                .lines(call.format()));
    return Exit.OK;
  }

  private static String next(ExportView.Written written) {
    return written.file().endsWith(".sh") ? "sh " + written.file() + " --dry-run" : written.file();
  }

  private static Path file(Optional<Path> output, Script script, int count) {
    var place = output.orElse(Path.of(""));
    return count > 1 || output.isEmpty() || Files.isDirectory(place)
        ? place.resolve(script.name())
        : place;
  }

  private static Path written(Path file, Script script) {
    try {
      var folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder == null ? file : folder);
      Files.writeString(file, script.text());
      if (script.runs() && !file.toFile().setExecutable(true)) {
        throw new IOException("it cannot be made executable");
      }
      return file;
    } catch (IOException e) {
      throw new Mistake(file + " cannot be written: " + e);
    }
  }
}
