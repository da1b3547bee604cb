package dev.ripcord.target.backup;

import dev.ripcord.catalog.Configured;
import dev.ripcord.check.Sight;
import dev.ripcord.host.CommandResult;
import dev.ripcord.script.PlainStep;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies files into an archive that counts when it was read back. Its name comes from run and step,
 * so a repeat finds what the first try made.
 *
 * @param release what runs meanwhile, for the manifest
 */
record BackupStep(Wanted wanted, Shelf shelf, Optional<String> as, Optional<String> release)
    implements Step {
  static final String KIND = "backup";
  private static final String NAME = "ripcord.backup";
  private static final Duration LOOK = Duration.ofMinutes(2);
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  @Override
  public String title() {
    return "back up " + wanted.title() + " as " + shelf.label();
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.KEYED;
  }

  @Override
  public Look look(Sight sight) {
    var words = new ArrayList<>(List.of(shelf.folder().toString()));
    words.addAll(wanted.words(shelf));
    return Seen.of(sight.host().look(Program.command(as, "see", words).within(LOOK)));
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    var seen = new Seen(now);
    var name = before.flatMap(each -> each.fact(NAME));
    if (seen.unseen().isPresent()) {
      return new Judgement.CannotTell(seen.unseen().get());
    }
    return name.map(each -> made(each, seen))
        .orElseGet(() ->
            seen.refused()
                .<Judgement>map(Judgement.Failed::new)
                .orElseGet(() -> new Judgement.NotYet(now.said())));
  }

  private Judgement made(String name, Seen seen) {
    var at = shelf.folder() + "/" + name;
    if (seen.sound().contains(name)) {
      return new Judgement.Done("kept in " + at + ": " + seen.holds());
    }
    return seen.newest().contains(name)
        ? new Judgement.Failed(at + " is there, and archive and manifest do not agree")
        : new Judgement.NotYet(at + " is not there");
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    return before.with(NAME, stage.act().run() + "-" + stage.act().step());
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    if (judge(Optional.empty(), look(stage.sight())) instanceof Judgement.Failed(String why)) {
      return new StepResult.NotStarted(why);
    }
    var words = new ArrayList<String>();
    words.add(shelf.folder().toString());
    words.add(before.fact(NAME).orElseThrow());
    words.add(String.valueOf(shelf.keep()));
    words.add(new Heading(shelf, release).of(stage));
    words.addAll(wanted.words(shelf));
    return result(stage.act("make", Program.command(as, "make", words)));
  }

  /** What came to nothing has taken its own away, and touches nothing of the service. */
  private static StepResult result(CommandResult answer) {
    return switch (answer) {
      case CommandResult.Exited(int status, _) when status == 0 ->
          new StepResult.Done("read back: " + answer.stdout().strip());
      case CommandResult.Exited _ -> new StepResult.NotStarted("nothing is kept: " + answer.said());
      case CommandResult.TimedOut _ -> new StepResult.Unknown(answer.said());
      case CommandResult.NotStarted(String why) -> new StepResult.NotStarted(why);
      case CommandResult.Lost(String why) -> new StepResult.Unknown(why);
    };
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return new Seen(now).preview(shelf);
  }

  /** What is kept stays. */
  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    return Optional.of(PlainBackup.of(this, timeout));
  }

  @Override
  public Duration timeout() {
    return TIMEOUT;
  }

  /** It is there when the act is over, or it is not. */
  @Override
  public Duration within() {
    return Duration.ofSeconds(2);
  }
}
