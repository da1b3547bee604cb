package dev.ripcord.target.frontend;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.FileHashes;
import dev.ripcord.check.FileHashes.Answer;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Invocation;
import dev.ripcord.check.ServedBundle;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.probe.WebAddress;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Puts a kept folder back where it was, file by file and as a whole: what has come since goes.
 *
 * <p>The copy is first made beside the files, inside the folder, so that a full disk is met before
 * anything is changed and the folder above need not be writable; then every file is replaced by a
 * link to its copy, which takes no time. Doing it again is harmless.
 *
 * @param url a page that has to be the restored one in the end
 */
record RestoreFolder(Path from, Path to, Optional<String> as, Optional<String> url)
    implements Step {
  static final String STAGING = ".ripcord-restore";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int AT_ONCE = 500;

  static Shape<Step> shape() {
    var from = Field.required("from", FrontEndShape.absolute(), "the kept folder");
    var to = Field.required("to", FrontEndShape.absolute(), "the folder to put back");
    var url = Field.optional("url", FrontEndShape.url(), "the page that is served from it");
    return Shapes.object(
        "Puts a kept folder back where it was.",
        values ->
            new RestoreFolder(
                values.get(from), values.get(to), values.get(Invocation.AS), values.get(url)),
        from,
        to,
        Invocation.AS,
        url);
  }

  @Override
  public String title() {
    return "put back " + to;
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    var facts = new LinkedHashMap<String, String>();
    var kept = read(sight, from);
    facts.put("kept", word(kept));
    facts.put("there", word(read(sight, to)));
    url.ifPresent(each -> {
      var finding = page(sight, kept, each);
      facts.put("page", finding.isGood() ? "as kept" : "other");
      facts.put("page.said", finding.said());
    });
    var same = facts.get("kept").equals(facts.get("there"));
    return new Look(facts, to + " is " + (same ? "as it was kept" : "not as it was kept"));
  }

  private Answer read(Sight sight, Path folder) {
    return FileHashes.read(sight.host(), folder, as, List.of(STAGING));
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case Answer.Read(FileHashes hashes) -> hashes.hash();
      case Answer.Absent _ -> "absent";
      case Answer.Unreadable(String why) -> "unreadable: " + why;
    };
  }

  private static Finding page(Sight sight, Answer kept, String url) {
    if (!(kept instanceof Answer.Read(FileHashes hashes))) {
      return Finding.unknown("there is nothing to compare it with");
    }
    return switch (ServedBundle.get(sight, WebAddress.parse(url), TIMEOUT)) {
      case ServedBundle.Answer.Got(ServedBundle bundle) -> bundle.isFrom(hashes);
      case ServedBundle.Answer.Not(Finding not) -> not;
    };
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    if (now.is("kept", "absent")) {
      return new Judgement.Failed("what was kept is gone: " + from);
    }
    if (!now.fact("kept").equals(now.fact("there"))) {
      return new Judgement.NotYet(now.said());
    }
    return url.isEmpty() || now.is("page", "as kept")
        ? new Judgement.Done(now.said())
        : new Judgement.NotYet("the page is not: " + now.fact("page.said").orElse(""));
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var staging = to.resolve(STAGING).toString();
    var copy =
        List.of(
            command("make", "mkdir", "-p", "--", to.toString()),
            command("clear", "rm", "-rf", "--", staging),
            command("copy", "cp", "-a", "-T", "--", from.toString(), staging),
            command(
                "place",
                "cp",
                "-a",
                "-l",
                "--remove-destination",
                "-T",
                "--",
                staging,
                to.toString()),
            command("done", "rm", "-rf", "--", staging));
    for (var each : copy) {
      var result = stage.act(each.part(), each.command());
      if (!result.ok()) {
        return told(each.part(), result);
      }
    }
    return removed(stage);
  }

  private StepResult removed(Stage stage) {
    var extra = extra(stage.sight());
    for (var i = 0; i < extra.size(); i += AT_ONCE) {
      var argv = new ArrayList<>(List.of("rm", "-f", "--"));
      extra
          .subList(i, Math.min(extra.size(), i + AT_ONCE))
          .forEach(each -> argv.add(to.resolve(each).toString()));
      var result = stage.act("remove-" + i, Command.of(argv).as(as));
      if (!result.ok()) {
        return told("remove", result);
      }
    }
    return new StepResult.Done("put back, and " + extra.size() + " newer files removed");
  }

  private List<String> extra(Sight sight) {
    if (read(sight, from) instanceof Answer.Read(FileHashes kept)
        && read(sight, to) instanceof Answer.Read(FileHashes there)) {
      return there.files().keySet().stream()
          .filter(each -> !kept.files().containsKey(each))
          .toList();
    }
    return List.of();
  }

  private static StepResult told(String part, CommandResult result) {
    var said = part + ": " + result.said();
    return switch (result) {
      case CommandResult.NotStarted _ -> new StepResult.NotStarted(said);
      case CommandResult.Lost _ -> new StepResult.Unknown(said);
      case CommandResult.Exited _, CommandResult.TimedOut _ -> new StepResult.Done(said);
    };
  }

  private Part command(String part, String... argv) {
    return new Part(part, Command.of(argv).as(as));
  }

  /** One command of the act. */
  private record Part(String part, Command command) {}

  @Override
  public List<String> preview(Sight sight, Look now) {
    return List.of("puts " + to + " back as it was kept in " + from);
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public boolean reversible() {
    return false;
  }
}
