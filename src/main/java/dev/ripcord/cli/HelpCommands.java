package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.catalog.UnknownName;
import dev.ripcord.cli.view.VersionView;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What ripcord says of itself. */
final class HelpCommands {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private HelpCommands() {}

  static Command help() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.optional(0, "COMMAND", "the command; else the list of all"));
    takes.addPositional(Options.optional(1, "WORD", "its second word, as in 'help deploy begin'"));
    return new Command(
        "help",
        Command.Group.CATALOG,
        "all commands, or one of them",
        List.of(),
        List.of(
            example("ripcord help", "all commands"),
            example("ripcord help rollback", "the same as 'ripcord rollback --help'")),
        takes,
        HelpCommands::help);
  }

  static Command version() {
    return new Command(
        "version",
        Command.Group.CATALOG,
        "which version this is; also --version",
        List.of(),
        List.of(
            example("ripcord --version", "for people"),
            example("ripcord version --json", "for programs")),
        CommandSpec.create(),
        HelpCommands::version);
  }

  static Command completion() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SHELL", "bash, zsh or fish"));
    return new Command(
        "completion",
        Command.Group.CATALOG,
        "print a script that completes commands, services and runs in your shell",
        List.of(),
        List.of(
            example("source <(ripcord completion bash)", "bash, in ~/.bashrc"),
            example("source <(ripcord completion zsh)", "zsh, in ~/.zshrc after compinit"),
            example("ripcord completion fish > ~/.config/fish/completions/ripcord.fish", "fish")),
        takes,
        HelpCommands::completion);
  }

  /** Prints what is known of a command. */
  static int print(Call call, Command command) {
    call.screen()
        .print(
            command.name().isEmpty()
                ? HelpPage.all(call.format())
                : HelpPage.of(command, call.format()));
    return Exit.OK;
  }

  private static int help(Call call) {
    var name = call.optional(0).map(each -> each + call.optional(1).map(w -> " " + w).orElse(""));
    if (name.isEmpty()) {
      call.screen().print(HelpPage.all(call.format()));
    } else if (Commands.NAMES.contains(name.get())) {
      print(call, withGlobals(Commands.named(name.get())));
    } else if (Commands.begins(name.get())) {
      Commands.NAMES.stream()
          .filter(each -> each.startsWith(name.get() + " "))
          .forEach(each -> print(call, withGlobals(Commands.named(each))));
    } else {
      throw new UnknownName("command", name.get(), Commands.NAMES);
    }
    return Exit.OK;
  }

  private static Command withGlobals(Command command) {
    Globals.add(command.takes());
    return command;
  }

  private static int version(Call call) {
    call.answer(
        VersionView.class,
        () -> new VersionView(Build.VERSION, Build.ID),
        () -> List.of("ripcord " + Build.VERSION));
    return Exit.OK;
  }

  private static int completion(Call call) {
    var shell = call.argument(0);
    call.screen()
        .print(
            switch (shell) {
              case "bash" -> Completion.bash();
              case "zsh" -> Completion.zsh();
              case "fish" -> Completion.fish();
              default -> throw new UnknownName("shell", shell, SHELLS);
            });
    return Exit.OK;
  }
}
