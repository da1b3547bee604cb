package dev.ripcord.cli;

import dev.ripcord.cli.page.Format;
import dev.ripcord.cli.page.HelpText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Help, made from what commands say of themselves. */
final class HelpPage {
  private HelpPage() {}

  static List<String> all(Format format) {
    var text = new HelpText(format);
    text.title("Ripcord puts a service back to its last good release, and proves that it is back.");
    text.title("ripcord alone says what is wrong now, and the next command to type.");
    var commands = Commands.all();
    for (var group : Command.Group.values()) {
      var rows = new ArrayList<HelpText.Row>();
      commands.stream()
          .filter(each -> each.group() == group)
          .forEach(each -> rows.add(new HelpText.Row(each.name(), each.summary())));
      text.section(group.title(), rows, Commands.WIDEST);
    }
    var spec = CommandSpec.create();
    Globals.add(spec);
    text.section("Every command takes", options(spec));
    text.after("More on one: ripcord help COMMAND");
    return text.lines();
  }

  static List<String> of(Command command, Format format) {
    var own = command.takes().options().stream().filter(each -> !Globals.has(each)).toList();
    var text = new HelpText(format);
    text.title(command.name() + ": " + command.summary());
    text.usage(usage(command, own));
    command.about().forEach(text::after);
    text.section("Arguments", arguments(command.takes()));
    text.section("Options", own.stream().map(HelpPage::row).toList());
    text.examples(
        "Examples",
        command.examples().stream()
            .map(each -> new HelpText.Row(each.line(), each.does()))
            .toList());
    text.after("Options that every command takes: ripcord help");
    return text.lines();
  }

  private static String usage(Command command, List<OptionSpec> own) {
    var words = new ArrayList<>(List.of("ripcord", command.name()));
    command
        .takes()
        .positionalParameters()
        .forEach(each ->
            words.add(each.arity().min() == 0 ? "[" + each.paramLabel() + "]" : each.paramLabel()));
    own.forEach(each -> words.add(each.required() ? names(each) : "[" + names(each) + "]"));
    return String.join(" ", words);
  }

  private static List<HelpText.Row> arguments(CommandSpec spec) {
    return spec.positionalParameters().stream().map(HelpPage::row).toList();
  }

  private static List<HelpText.Row> options(CommandSpec spec) {
    return spec.options().stream().map(HelpPage::row).toList();
  }

  private static HelpText.Row row(PositionalParamSpec each) {
    return new HelpText.Row(each.paramLabel(), String.join(" ", each.description()));
  }

  private static HelpText.Row row(OptionSpec each) {
    var shorter = Arrays.stream(each.names()).filter(name -> !name.startsWith("--")).findFirst();
    return new HelpText.Row(
        names(each) + shorter.map(name -> ", " + name).orElse(""),
        String.join(" ", each.description()));
  }

  private static String names(OptionSpec option) {
    if (option.arity().max() == 0) {
      return option.longestName();
    }
    return option.arity().min() == 0
        ? option.longestName() + "[=" + option.paramLabel() + "]"
        : option.longestName() + " " + option.paramLabel();
  }
}
