package dev.ripcord.plan;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Contact;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.OnFailure;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.catalog.Vocabulary;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Check;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.Release;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes plans: pure, so the same question always gets the same plan. */
public final class Planner {
  private static final String HERE = "local";

  private final Kinds kinds;

  public Planner(Kinds kinds) {
    this.kinds = kinds;
  }

  /** What a catalog may use: what the drivers bring, and what only a plan understands. */
  public static Vocabulary vocabulary(Kinds kinds) {
    var drivers = kinds.vocabulary();
    return new Vocabulary(drivers.targets(), Expansion.kinds(drivers), drivers.checks());
  }

  /**
   * What a plan is asked for.
   *
   * @param release the one to bring back; empty when the procedure is not about one
   * @param observed the identity that runs; empty when it cannot be told
   * @param everyone what is known of every service; empty where nothing of it is needed
   */
  public record Request(
      Service service,
      Procedure procedure,
      Purpose purpose,
      Optional<Release> release,
      Optional<String> observed,
      Rank rank,
      Ledger ledger,
      Target target,
      Optional<List<Ledger>> everyone) {

    /** One whose steps need to know of no other service. */
    public Request(
        Service service,
        Procedure procedure,
        Purpose purpose,
        Optional<Release> release,
        Optional<String> observed,
        Rank rank,
        Ledger ledger,
        Target target) {
      this(service, procedure, purpose, release, observed, rank, ledger, target, Optional.empty());
    }

    /**
     * The same with what is known of every service, for a step that has to leave what they need.
     */
    public Request knowing(List<Ledger> ledgers) {
      return new Request(
          service,
          procedure,
          purpose,
          release,
          observed,
          rank,
          ledger,
          target,
          Optional.of(ledgers));
    }
  }

  /** Whether steps of a procedure have to be told what every service needs. */
  public static boolean needsEveryone(Procedure procedure) {
    return procedure.steps().stream()
        .map(StepEntry::change)
        .anyMatch(
            each -> each.kind().equals(Needed.KIND) || each.kind().equals(Expansion.PARALLEL));
  }

  /**
   * The plan for a procedure.
   *
   * @throws dev.ripcord.catalog.CatalogException when a value that a step uses is not known
   */
  public Plan plan(Request request) {
    var slots = slots(request);
    var steps = slots.stream().map(each -> step(each, request)).toList();
    var procedure = request.procedure();
    return new Plan(
        request.service().name(),
        request.purpose(),
        procedure.name(),
        request.release(),
        request.observed(),
        request.rank(),
        procedure.budget(),
        request.service().downtime().expected(),
        steps,
        proof(request),
        warnings(request, steps),
        procedure.completedBy(),
        request.service().contacts().stream().map(Planner::line).toList(),
        Rollout.order(slots),
        Phases.of(procedure, steps),
        probe(request));
  }

  /**
   * A check with the values of a release filled in, once for each host, unless it would ask all of
   * them the same.
   */
  public List<PlannedCheck> checks(CheckEntry entry, Request request) {
    var labels = new HostLabels(request.service().hosts());
    var found = new LinkedHashMap<String, PlannedCheck>();
    for (var host : labels.hosts()) {
      var each = check(entry, templates(request, host), host);
      found.putIfAbsent(ofHost(each) ? host : each.config(), each);
    }
    if (found.size() == 1) {
      return List.copyOf(found.values());
    }
    return found.values().stream()
        .map(each -> each.named(labels.on(each.name(), each.host().orElseThrow())))
        .toList();
  }

  private boolean ofHost(PlannedCheck planned) {
    return Optional.<Shape<? extends Check>>ofNullable(kinds.checks().get(planned.kind()))
        .orElseThrow()
        .readOrThrow(YamlReader.read(planned.config(), "check " + planned.name()))
        .ofHost();
  }

  private List<Rollout.Slot> slots(Request request) {
    var expansion = expansion(request);
    var service = request.service();
    var rollout =
        new Rollout(new HostLabels(service.hosts()), service.atOnce().orElse(Integer.MAX_VALUE));
    return rollout.slots(
        request.procedure().steps().stream().map(each -> branches(each, expansion)).toList());
  }

  private List<List<StepEntry>> branches(StepEntry line, Expansion expansion) {
    if (!line.change().kind().equals(Expansion.PARALLEL)) {
      return List.of(expansion.expand(line));
    }
    return Expansion.parallel(kinds.vocabulary()).readOrThrow(line.change().config()).stream()
        .map(each -> expansion.expand(Expansion.inherit(line, each)))
        .toList();
  }

  private static Expansion expansion(Request request) {
    var others =
        request.ledger().releases().stream()
            .filter(each -> request.release().filter(it -> it.number() == each.number()).isEmpty())
            .toList();
    var running =
        request
            .observed()
            .map(each -> request.ledger().byIdentity(each).map(Release::title).orElse(each));
    return new Expansion(
        request.service(),
        request.target(),
        request.release(),
        others,
        request.everyone(),
        running);
  }

  private PlannedStep step(Rollout.Slot slot, Request request) {
    var entry = slot.entry();
    var templates = templates(request, slot.host());
    var change = new Configured(entry.change().kind(), templates.fill(entry.change().config()));
    var step = step(change);
    var otherwise = request.procedure().continueOnFailure() ? OnFailure.CONTINUE : OnFailure.STOP;
    return new PlannedStep(
        slot.path(),
        entry.name().orElseGet(step::title),
        slot.host(),
        change.kind(),
        Nodes.json(change.config()),
        entry.when().map(each -> check(each, templates, slot.host())),
        entry.timeout().orElseGet(step::timeout),
        entry.within().orElseGet(step::within),
        entry.retries(),
        entry.onFailure().orElse(otherwise),
        step.repeatability(),
        step.reversible());
  }

  /** A step on this machine that no line of a catalog made; its words are taken as they are. */
  public PlannedStep here(Configured change, Duration limit) {
    var step = step(change);
    return new PlannedStep(
        "1",
        step.title(),
        HERE,
        change.kind(),
        Nodes.json(change.config()),
        Optional.empty(),
        limit,
        step.within(),
        0,
        OnFailure.STOP,
        step.repeatability(),
        step.reversible());
  }

  private Step step(Configured change) {
    return Optional.<Shape<? extends Step>>ofNullable(kinds.steps().get(change.kind()))
        .orElseThrow()
        .readOrThrow(change.config());
  }

  private static PlannedCheck check(CheckEntry entry, Templates templates, String host) {
    return new PlannedCheck(
        templates.fill(entry.name()),
        entry.check().kind(),
        Nodes.json(templates.fill(entry.check().config())),
        entry.degrades(),
        Optional.of(host));
  }

  private Proof proof(Request request) {
    var verify = request.service().verify();
    var own = request.procedure().verify();
    if (!request.procedure().provesService()) {
      return proof(request, own.orElse(List.of()), List.of());
    }
    var required = own.orElse(verify.checks());
    var named = required.stream().map(CheckEntry::name).toList();
    var rest = verify.checks().stream().filter(each -> !named.contains(each.name())).toList();
    return proof(request, required, rest);
  }

  private Proof proof(Request request, List<CheckEntry> required, List<CheckEntry> rest) {
    var verify = request.service().verify();
    return new Proof(
        required.stream().flatMap(each -> checks(each, request).stream()).toList(),
        rest.stream().flatMap(each -> checks(each, request).stream()).toList(),
        verify.good(),
        verify.every(),
        verify.within(),
        verify.watch());
  }

  /** What prepares for a rollback takes nothing down. */
  private Optional<PlannedProbe> probe(Request request) {
    var downtime = request.service().downtime();
    return downtime
        .by(request.service().verify().checks())
        .filter(_ -> request.procedure().provesService())
        .map(each -> new PlannedProbe(checks(each, request), downtime.every()));
  }

  private static Templates templates(Request request, String host) {
    var values = new TreeMap<String, String>();
    values.put("host", HostLabels.name(host));
    request.release().ifPresent(each -> put(values, "release.", each, request.target()));
    request
        .observed()
        .flatMap(request.ledger()::byIdentity)
        .ifPresent(each -> put(values, "current.", each, request.target()));
    return new Templates(values);
  }

  private static void put(
      Map<String, String> values, String prefix, Release release, Target target) {
    target.values(release).forEach((name, value) -> values.put(prefix + name, value));
    values.put(prefix + "number", String.valueOf(release.number()));
    values.put(prefix + "identity", release.identity());
  }

  private static List<String> warnings(Request request, List<PlannedStep> steps) {
    var warnings = new ArrayList<String>();
    request
        .release()
        .filter(each -> each.grade() != Grade.CERTIFIED)
        .ifPresent(each ->
            warnings.add(each.title() + " is " + each.grade().word() + ": it was never certified"));
    steps.stream()
        .filter(each -> !each.reversible())
        .forEach(
            each -> warnings.add("step " + each.path() + " cannot be undone: " + each.title()));
    steps.stream()
        .filter(each -> each.repeatability() == Repeatability.UNSAFE)
        .forEach(each ->
            warnings.add(
                "step "
                    + each.path()
                    + " is never repeated by itself: after a crash in it a person decides"));
    if (request.purpose() == Purpose.ROLLBACK && request.service().verify().checks().isEmpty()) {
      warnings.add("the service has no checks: that it is back cannot be proven");
    }
    return warnings;
  }

  private static String line(Contact contact) {
    return contact.level().map(each -> each + " ").orElse("")
        + contact.who()
        + " ("
        + contact.reach()
        + ")"
        + contact.does().map(each -> ": " + each).orElse("");
  }
}
