package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Lint;
import dev.ripcord.catalog.Problem;
import dev.ripcord.catalog.Schema;
import dev.ripcord.catalog.Warning;
import dev.ripcord.cli.page.CheckPage;
import dev.ripcord.cli.view.CheckView;
import dev.ripcord.plan.Planner;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Checks the catalog, and says what may stand in it. */
final class CatalogCommands {
  private static final String STRICT = "--strict";

  private CatalogCommands() {}

  static Command check() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.optional(0, "PATH", "a file or folder; else the usual catalog"));
    takes.addOption(Options.flag(STRICT, "what is allowed and dangerous counts as wrong too"));
    return new Command(
        "check",
        Command.Group.CATALOG,
        "say everything that is wrong with the catalog, and what is dangerous in it",
        List.of(
            "Looks at no service. Exit code 0 when nothing is wrong, 2 when something is; warnings"
                + " alone count only with --strict."),
        List.of(
            example("ripcord check", "the usual catalog"),
            example("ripcord check new.yaml --strict", "before it is put in place, in CI say")),
        takes,
        CatalogCommands::check);
  }

  static Command schema() {
    return new Command(
        "schema",
        Command.Group.CATALOG,
        "print the JSON Schema of the catalog, for your editor",
        List.of(
            "Editors with a YAML language server then complete and check while you type: put"
                + " '# yaml-language-server: $schema=ripcord.schema.json' into the first line."),
        List.of(
            example("ripcord schema > ripcord.schema.json", "beside the catalog"),
            example("ripcord schema | jq '.properties | keys'", "what may stand at the top")),
        CommandSpec.create(),
        CatalogCommands::schema);
  }

  private static int check(Call call) {
    var page = look(call);
    call.answer(CheckView.class, () -> CheckView.of(page), () -> page.lines(call.format()));
    var bad = !page.problems().isEmpty() || (call.has(STRICT) && !page.warnings().isEmpty());
    return bad ? Exit.USAGE : Exit.OK;
  }

  private static CheckPage look(Call call) {
    var opening = Open.opening(call.optional(0).or(call.globals()::catalog), call.globals());
    try {
      var catalog = opening.read(Drivers.kinds());
      return page(opening.catalog().toString(), Optional.of(catalog), List.of());
    } catch (CatalogException e) {
      return page(opening.catalog().toString(), Optional.empty(), e.problems());
    }
  }

  private static CheckPage page(String place, Optional<Catalog> catalog, List<Problem> problems) {
    List<Warning> warnings = catalog.map(Lint::of).orElse(List.of());
    return new CheckPage(place, catalog.map(each -> each.services().size()), problems, warnings);
  }

  private static int schema(Call call) {
    call.screen().print(Schema.of(Planner.vocabulary(Drivers.kinds())).lines().toList());
    return Exit.OK;
  }
}
