package dev.ripcord.app;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Cure;
import dev.ripcord.catalog.Service;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.target.Verb;
import dev.ripcord.target.backup.Backup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plans of what is done to a service without going back: stops, backups, deployments, remedies. */
public final class Upkeep {
  private final Catalog catalog;
  private final Supplier<Planners> planners;
  private final Surveyor surveyor;
  private final Function<Service, Sights> sights;

  Upkeep(
      Catalog catalog,
      Supplier<Planners> planners,
      Surveyor surveyor,
      Function<Service, Sights> sights) {
    this.catalog = catalog;
    this.planners = planners;
    this.surveyor = surveyor;
    this.sights = sights;
  }

  /** The plan that stops, starts or restarts a service as it is. */
  public Plan lifecycle(String service, Verb verb) {
    return planners.get().lifecycle(catalog.service(service), verb);
  }

  /** The plan of the procedures that prepare for a rollback; empty when the catalog has none. */
  public Optional<Plan> preparation(String service) {
    var known = catalog.service(service);
    return Lasts.preparation(known)
        .map(each -> planners.get().plan(known, each, Purpose.PREPARATION));
  }

  /**
   * The plan that keeps what the service's own backup names, under another label where one is said.
   */
  public Plan backup(String service, Optional<String> label) {
    var known = catalog.service(service);
    return planners.get().plan(known, Lasts.backup(known, label), Purpose.PREPARATION, Rank.DRILL);
  }

  /** The backups of a service, by host; read again and compared where that is asked for. */
  public Map<String, List<Backup>> backups(String service, boolean read) {
    var known = catalog.service(service);
    var places = Copies.places(known);
    return sights
        .apply(known)
        .ask(sight ->
            places.stream().flatMap(each -> each.list(sight.host(), read).stream()).toList());
  }

  /** The plan that stops all of a service, be it by force. */
  public Plan emergencyStop(String service) {
    var known = catalog.service(service);
    var procedure = Lasts.emergencyStop(known, surveyor.target(known));
    return planners.get().plan(known, procedure, Purpose.LIFECYCLE, Rank.EMERGENCY);
  }

  /** The plan that starts a service anew from the ground up. */
  public Plan fullRestart(String service) {
    var known = catalog.service(service);
    var procedure = Lasts.fullRestart(known, surveyor.target(known));
    return planners.get().plan(known, procedure, Purpose.LIFECYCLE);
  }

  /** The plan that carries a deployment's own command out, here. */
  public Plan deployment(String service, Deployment deployment) {
    return planners.get().deployment(catalog.service(service), deployment);
  }

  /** The plan that lets a service settle, and proves that it is well. */
  public Plan proof(String service, Duration settle) {
    return planners.get().proof(catalog.service(service), settle);
  }

  /** The plan of something that may help; empty when it is not needed. */
  public Optional<Plan> cure(String service, Cure cure) {
    var known = catalog.service(service);
    var planners = this.planners.get();
    return planners.needless(known, cure)
        ? Optional.empty()
        : Optional.of(planners.plan(known, cure.procedure(), Purpose.LIFECYCLE));
  }

  /** The plan of a remedy that nobody asked for; empty when it is not needed. */
  public Optional<Plan> remedy(String service, String name) {
    var known = catalog.service(service);
    var cure = known.triage().cures().get(name);
    return cure == null || planners.get().needless(known, cure)
        ? Optional.empty()
        : Optional.of(planners.get().remedy(known, cure));
  }
}
