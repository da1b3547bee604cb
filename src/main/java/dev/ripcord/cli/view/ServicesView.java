package dev.ripcord.cli.view;

import dev.ripcord.app.Attendance.Watched;
import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the catalog owns. */
@Json
public record ServicesView(List<ServiceView> services) {

  /**
   * One service.
   *
   * @param watched whether a daemon does; absent where it has no rules
   */
  @Json
  public record ServiceView(
      String service,
      Optional<String> description,
      String target,
      List<String> hosts,
      List<ProcedureView> procedures,
      Optional<WatchedView> watched) {}

  /** One procedure of it. */
  @Json
  public record ProcedureView(
      String procedure,
      Optional<String> useWhen,
      long budgetMs,
      boolean emergency,
      boolean preparation) {}

  public static ServicesView of(Catalog catalog, Function<Service, Optional<Watched>> watched) {
    return new ServicesView(
        catalog.services().values().stream()
            .map(each -> service(each, watched.apply(each)))
            .toList());
  }

  private static ServiceView service(Service service, Optional<Watched> watched) {
    return new ServiceView(
        service.name(),
        service.description(),
        service.target().kind(),
        service.hosts(),
        service.procedures().values().stream().map(ServicesView::procedure).toList(),
        watched.map(WatchedView::of));
  }

  private static ProcedureView procedure(Procedure procedure) {
    return new ProcedureView(
        procedure.name(),
        procedure.useWhen(),
        procedure.budget().toMillis(),
        procedure.emergency(),
        procedure.preparation());
  }
}
