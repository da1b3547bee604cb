package dev.ripcord.cli;

import static dev.ripcord.cli.Command.example;

import dev.ripcord.app.Bygones;
import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.Service;
import dev.ripcord.cli.page.ReplayPage;
import dev.ripcord.cli.view.ReplayView;
import dev.ripcord.clock.Durations;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.replay.Line;
import dev.ripcord.decide.replay.Replay;
import dev.ripcord.decide.replay.Tellings;
import dev.ripcord.watch.KeptSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** What the rules would have done lately, had they been as they are now. */
final class ReplayCommand {
  private static final String SINCE = "--since";
  private static final String SAMPLES = "--samples";
  private static final String WRITE = "--write";
  private static final String WEEK = "7d";

  private final Call call;

  private ReplayCommand(Call call) {
    this.call = call;
  }

  static Command replay() {
    var takes = CommandSpec.create();
    takes.addPositional(Options.argument(0, "SERVICE", "whose rules"));
    takes.addOption(
        Options.text(SINCE, "TIME", "what was kept of so long, such as 24h; 7d when not given"));
    takes.addOption(
        Options.text(SAMPLES, "FILE", "JSON Lines instead, of any origin; see docs/samples.md"));
    takes.addOption(
        Options.text(WRITE, "FILE", "also write what is played as JSON Lines, to hand it on"));
    return new Command(
        "rules replay",
        Command.Group.CATALOG,
        "play what was seen through the rules as they are now, and say what they would have done",
        List.of(
            "When each rule tripped, what would have been done without a person, and which guard"
                + " held. Nothing is done and nobody is told.",
            "Where a rule would have gone back by itself, that counts as done: what follows is"
                + " judged as after a rollback. What was seen is of course still that of the"
                + " release that stayed."),
        List.of(
            example("ripcord rules replay api --since 7d", "before a changed rule may act"),
            example("ripcord rules replay api --samples FILE.jsonl --json", "what another saw")),
        takes,
        each -> new ReplayCommand(each).run());
  }

  private int run() {
    try {
      var replay = call.option(SAMPLES).isPresent() ? ofFile() : ofStore();
      var page = new ReplayPage(call.argument(0), replay.end());
      call.answer(
          ReplayView.class,
          () -> ReplayView.of(page),
          () -> page.lines(call.format(), call.world().zone()));
      return Exit.OK;
    } catch (FileAlreadyExistsException e) {
      throw new Mistake(e.getFile() + " is there already; name a file that is not");
    } catch (NoSuchFileException e) {
      throw new Mistake("there is no file " + e.getFile());
    } catch (IOException e) {
      throw new Mistake("the samples cannot be read or written: " + e.getMessage());
    }
  }

  private Replay ofFile() throws IOException {
    if (call.option(SINCE).isPresent()) {
      throw new Mistake(SINCE + " is about what was kept here; " + SAMPLES + " takes all of FILE");
    }
    var opening = Open.opening(call.globals().catalog(), call.globals());
    var file = Path.of(call.option(SAMPLES).orElseThrow());
    var service = opening.read(Drivers.kinds()).service(call.argument(0));
    try (var in = Files.newBufferedReader(file)) {
      return played(service, sink -> Tellings.read(in, file.toString(), sink));
    }
  }

  private Replay ofStore() throws IOException {
    var ripcord = call.ripcord();
    var service = ripcord.catalog().service(call.argument(0));
    var opening = Open.opening(call.globals().catalog(), call.globals());
    var kept = new KeptSamples(opening.samples(ripcord.catalog()));
    var since = call.world().clock().now().minus(since());
    var bygones = new Bygones(ripcord.journal(), kept);
    return played(service, sink -> bygones.tell(service.name(), since, sink));
  }

  private Duration since() {
    var text = call.option(SINCE).orElse(WEEK);
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException _) {
      throw new Mistake(SINCE + " takes a length of time such as 24h, and not '" + text + "'");
    }
  }

  /** Tells what happened. */
  private interface Telling {
    void to(Consumer<Happening> sink) throws IOException;
  }

  private Replay played(Service service, Telling telling) throws IOException {
    var replay = Replay.of(service);
    var file = call.option(WRITE).map(Path::of);
    if (file.isEmpty()) {
      telling.to(replay::take);
      return replay;
    }
    try (var out = Files.newBufferedWriter(file.get(), StandardOpenOption.CREATE_NEW)) {
      telling.to(each -> {
        write(out, each);
        replay.take(each);
      });
    } catch (UncheckedIOException e) {
      throw Optional.ofNullable(e.getCause()).orElseThrow();
    }
    return replay;
  }

  private static void write(Writer out, Happening happening) {
    try {
      out.write(Line.of(happening) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
