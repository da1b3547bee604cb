package dev.ripcord.export;

import dev.ripcord.catalog.Conduct;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.PlainChecks;
import dev.ripcord.plan.HostLabels;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.script.Library;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import dev.ripcord.target.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes a plan as a POSIX shell script that needs neither Ripcord nor Java; pure. */
public final class ScriptMaker {
  private final Makings makings;

  public ScriptMaker(Kinds kinds) {
    this.makings = new Makings(kinds);
  }

  /** One script for each host on which something is to be done. */
  public List<Script> scripts(Subject subject, Origin origin) {
    return subject.hosts().stream().map(each -> script(subject, origin, each)).toList();
  }

  private Script script(Subject subject, Origin origin, String host) {
    var body = String.join("\n", body(subject, host)) + "\n";
    var hash = Script.hash(Script.BEGIN + body);
    var head = String.join("\n", new Head(subject, origin, host).lines(hash));
    return new Script(name(subject, host), host, head + "\n" + Script.BEGIN + body);
  }

  static String name(Subject subject, String host) {
    var labels = new HostLabels(subject.hosts());
    return subject.plan().service()
        + "-"
        + subject.plan().procedure()
        + (labels.several() ? "-" + labels.of(host) : "")
        + ".sh";
  }

  private List<String> body(Subject subject, String host) {
    var plan = subject.plan();
    var steps = plan.steps().stream().filter(each -> each.host().equals(host)).toList();
    var all = Piece.of(Part.BASE);
    var main = new ArrayList<>(List.of("begin \"$@\""));
    var references = references(subject, steps);
    references.stream().map(ScriptMaker::needed).forEach(main::add);
    variables(references).forEach(main::add);
    var begun = main.size();
    main.add("printf '%s\\n' " + Shell.word(title(plan)));
    all = prerequisites(subject, host, all, main);
    var first = reminders(subject.conduct());
    if (!first.isEmpty()) {
      main.add("remind " + Shell.words(first));
    }
    main.add("agree");
    for (var each : steps) {
      all = step(each, all, main);
    }
    all = proof(plan, host, all, main);
    main.addAll(begun, all.firsts());
    main.add("conclude " + (plan.purpose() == Purpose.ROLLBACK ? "RECOVERED" : "DONE"));
    var lines = new ArrayList<String>();
    var end = new ArrayList<>(all.lines());
    end.addAll(Afterwards.of(plan).function("afterwards"));
    end.addAll(main(main));
    Library.used(parts(all, references), end).forEach(each -> lines.addAll(List.of("", each)));
    lines.addAll(List.of("", "# ---- " + plan.service() + ", " + plan.procedure(), ""));
    lines.addAll(end);
    return lines;
  }

  /** A shell reads a script as it runs it; a function it has read as a whole. */
  private static List<String> main(List<String> lines) {
    var moved = lines.stream().map(each -> "  " + each);
    return Stream.of(Stream.of("", "main() {"), moved, Stream.of("}", "", "main \"$@\""))
        .flatMap(each -> each)
        .toList();
  }

  private static String title(Plan plan) {
    return plan.service()
        + ", "
        + plan.procedure()
        + plan.release().map(each -> ": to " + each.title()).orElse("");
  }

  /** What Ripcord has a person tick, and when it asks whether it is the time. */
  private static List<String> reminders(Conduct conduct) {
    var windows = conduct.windows().stream().map(each -> "is it the time? " + each.text());
    return Stream.concat(conduct.before().stream(), windows).toList();
  }

  private static List<Part> parts(Piece all, List<Secrets.Reference> references) {
    var parts = new ArrayList<>(all.parts());
    if (references.stream().anyMatch(each -> !each.kind().equals("env"))) {
      parts.add(Part.SECRETS);
    }
    return parts;
  }

  private Piece prerequisites(Subject subject, String host, Piece all, List<String> main) {
    var checks = checks(subject.prerequisites(), host);
    if (checks.isEmpty()) {
      return all;
    }
    var emergency = subject.plan().rank() == Rank.EMERGENCY ? "yes" : "no";
    main.add("prerequisites needed " + emergency);
    return all.then(PlainChecks.round("needed", checks));
  }

  private Piece step(PlannedStep step, Piece before, List<String> main) {
    var id = step.path().replaceAll("[^A-Za-z0-9]", "_");
    var plain = makings.plain(step);
    var all = before;
    for (var each : step.when().stream().toList()) {
      all = all.define("when_" + id, PlainChecks.look(makings.check(each)));
    }
    main.add(
        "step "
            + Shell.words(
                List.of(
                    id,
                    step.path() + ", " + step.title(),
                    String.valueOf(step.within().toSeconds()),
                    String.valueOf(1 + step.retries()),
                    step.onFailure().name().toLowerCase(Locale.ROOT)))
            + (step.when().isPresent() ? " when" : ""));
    return all.define("look_" + id, plain.look()).define("act_" + id, plain.act());
  }

  private Piece proof(Plan plan, String host, Piece before, List<String> main) {
    var proof = plan.proof();
    var required = checks(proof.required(), host);
    var rest = checks(proof.rest(), host);
    if (required.isEmpty() && plan.purpose() == Purpose.ROLLBACK) {
      main.add("unseen=yes");
    }
    if (required.isEmpty() && rest.isEmpty()) {
      return before;
    }
    main.add(
        "prove "
            + Shell.words(
                List.of(
                    String.valueOf(proof.good()),
                    Shell.seconds(proof.every()),
                    Shell.seconds(proof.within())))
            + (rest.isEmpty() ? "" : " rest_round"));
    var all = before.then(PlainChecks.round("proof_round", required));
    return rest.isEmpty() ? all : all.then(PlainChecks.round("rest_round", rest));
  }

  /** Those that are to be looked at from this host, and those that are the same from everywhere. */
  private List<NamedCheck> checks(List<PlannedCheck> planned, String host) {
    return planned.stream()
        .filter(each -> each.host().filter(it -> !it.equals(host)).isEmpty() || anywhere(each))
        .map(makings::check)
        .toList();
  }

  private boolean anywhere(PlannedCheck planned) {
    return !makings.check(planned).check().ofHost();
  }

  /** The secrets that all of it needs. */
  static List<Secrets.Reference> references(Subject subject) {
    return references(subject, subject.plan().steps());
  }

  private static List<Secrets.Reference> references(Subject subject, List<PlannedStep> steps) {
    var proof = subject.plan().proof();
    var checks =
        Stream.of(
                subject.prerequisites(),
                proof.required(),
                proof.rest(),
                steps.stream().flatMap(each -> each.when().stream()).toList())
            .flatMap(List::stream)
            .map(PlannedCheck::config);
    return Stream.concat(steps.stream().map(PlannedStep::config), checks)
        .flatMap(each -> Secrets.references(each).stream())
        .distinct()
        .toList();
  }

  private static Stream<String> variables(List<Secrets.Reference> references) {
    return references.stream()
        .filter(each -> each.kind().equals("env"))
        .map(each -> Shell.variable(each.name()) + "=$(printenv " + Shell.word(each.name()) + ")");
  }

  private static String needed(Secrets.Reference reference) {
    return switch (reference.kind()) {
      case "env" -> "need_variable " + Shell.word(reference.name());
      case "file" -> "need_file " + Shell.word(reference.name());
      default -> "need_file \"${CREDENTIALS_DIRECTORY-}\"/" + Shell.word(reference.name());
    };
  }
}
