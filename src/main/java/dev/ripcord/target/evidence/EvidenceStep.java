package dev.ripcord.target.evidence;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Invocation;
import dev.ripcord.check.Reveal;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.script.PlainStep;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what commands say of the state before a change: all of them at the same time, in one file
 * on the host itself, mode 0600, since nobody knows what they print.
 *
 * @param take by name; a command that fails is evidence too
 * @param into the folder; where none is named, one that the user there may write
 */
record EvidenceStep(Map<String, Invocation> take, Optional<Path> into) implements Step {
  private static final String KEPT = "evidence";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String FILE = "ripcord.file";
  private static final String FOLDER = "ripcord.folder";
  private static final String NEWEST = "ripcord.newest";
  private static final int NAMES = 10;

  EvidenceStep {
    if (take.isEmpty()) {
      throw new IllegalArgumentException("'take' has no command");
    }
    take = Collections.unmodifiableMap(new LinkedHashMap<>(take));
  }

  static Shape<EvidenceStep> shape() {
    var take =
        Field.required(
            "take",
            Shapes.map(Shapes.text("a name such as status", "[a-z][a-z0-9-]*"), invocation()),
            "commands by name; what each prints is kept, with how it ended and how long it took");
    var into =
        Field.optional(
            "into",
            Shapes.path(),
            "the folder on the host, with a file for each run, mode 0600; else"
                + " /var/lib/ripcord/undo/evidence, or the same below the home of who is not root");
    return Shapes.object(
        "Keeps the state before a change: runs commands side by side, bounded by `timeout`, and"
            + " keeps what they say in a file on the host. One that fails is evidence too.",
        values -> new EvidenceStep(values.get(take), values.get(into)),
        take,
        into);
  }

  private static Shape<Invocation> invocation() {
    return Shapes.object(
        "A command.",
        Invocation::from,
        Invocation.RUN,
        Invocation.SHELL,
        Invocation.DIRECTORY,
        Invocation.AS,
        Invocation.ENVIRONMENT);
  }

  @Override
  public String title() {
    return "keep evidence: " + String.join(", ", take.keySet());
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  private Path folder(Host host) {
    return into.orElseGet(() -> host.keep(KEPT));
  }

  /** Runs have names that grow, so the newest files are the last. */
  @Override
  public Look look(Sight sight) {
    try {
      var folder = folder(sight.host());
      var names = sight.host().files().list(folder);
      var newest = names.subList(Math.max(0, names.size() - NAMES), names.size());
      var facts = Map.of(NEWEST, String.join(" ", newest), FOLDER, folder.toString());
      return new Look(facts, names.size() + " kept in " + folder);
    } catch (HostException e) {
      return new Look(Map.of(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    var wanted = before.flatMap(each -> each.fact(FILE));
    if (wanted.isEmpty()) {
      return new Judgement.NotYet("nothing is kept yet");
    }
    return now.fact(NEWEST)
        .<Judgement>map(names ->
            List.of(names.split(" ", -1)).contains(wanted.get())
                ? new Judgement.Done("kept in " + now.fact(FOLDER).orElse("") + "/" + wanted.get())
                : new Judgement.NotYet(wanted.get() + " is not there; " + now.said()))
        .orElseGet(() -> new Judgement.CannotTell(now.said()));
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    return before.with(FILE, stage.act().run() + "-" + stage.act().step() + ".txt");
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var name = before.fact(FILE).orElseThrow();
    var reveal = new Reveal(stage.sight().secrets());
    var items =
        take.entrySet().parallelStream()
            .map(each -> Item.taken(each.getKey(), each.getValue(), stage, reveal))
            .toList();
    try {
      var file = folder(stage.host()).resolve(name);
      stage.host().files().writePrivate(file, text(items).getBytes(StandardCharsets.UTF_8));
    } catch (HostException e) {
      return new StepResult.NotStarted(String.valueOf(e.getMessage()));
    }
    var whole = items.stream().filter(Item::whole).count();
    return new StepResult.Done(whole + " of " + items.size() + " could be asked");
  }

  private static String text(List<Item> items) {
    var text = new StringBuilder();
    items.forEach(each -> text.append(each.text()));
    return text.toString();
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return take.values().stream().map(each -> "runs '" + each.title() + "'").toList();
  }

  /** What was seen stays. */
  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public Duration timeout() {
    return TIMEOUT;
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    return Optional.of(PlainEvidence.of(take, into, timeout));
  }
}
