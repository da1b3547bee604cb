package dev.ripcord.cli;

import dev.ripcord.cli.page.FaultPage;
import dev.ripcord.cli.page.Format;
import dev.ripcord.cli.view.ErrorView;
import java.util.Arrays;
import java.util.List;

/** Takes one command line from its words to its exit code. */
final class Cli {
  private final World world;

  Cli(World world) {
    this.world = world;
  }

  /** What goes wrong becomes text and a code. */
  int run(String... args) {
    return switch (Parsing.of(args)) {
      case Parsing.Wrong(String said, String next) ->
          fail(
              screen(Globals.NONE),
              new Fault(Exit.USAGE, "usage", List.of(said), List.of("see: " + next)),
              Arrays.asList(args).contains(Globals.JSON));
      case Parsing.Asked asked -> run(asked);
    };
  }

  private int run(Parsing.Asked asked) {
    var globals = Globals.of(asked.parsed());
    var screen = screen(globals);
    var call = new Call(asked.parsed(), globals, world, screen);
    try (call) {
      return asked.help()
          ? HelpCommands.print(call, asked.command())
          : asked.command().action().run(call);
    } catch (RuntimeException e) {
      return fail(screen, Fault.of(e, call.underWay(), globals.verbose()), globals.json());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Exit.INTERRUPTED;
    }
  }

  private static int fail(Screen screen, Fault fault, boolean json) {
    screen.complain(new FaultPage(fault.said(), fault.next()).lines(screen.format()));
    if (json) {
      screen.json(ErrorView.class, fault.view());
    }
    return fault.code();
  }

  private Screen screen(Globals globals) {
    var terminal = world.terminal();
    var colour =
        terminal.out()
            && globals.colour()
            && world.environment().apply("NO_COLOR").filter(each -> !each.isEmpty()).isEmpty();
    var columns = terminal.out() ? terminal.columns() : Format.UNBROKEN;
    var format = new Format(columns, colour, world.zone());
    return new Screen(world.out(), world.err(), format, terminal.out());
  }
}
