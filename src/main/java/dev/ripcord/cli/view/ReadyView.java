package dev.ripcord.cli.view;

import dev.ripcord.app.Planning;
import dev.ripcord.cli.page.ReadyPage;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Optional;

/** Whether rollbacks would work if they were needed now. */
@Json
public record ReadyView(boolean ready, List<ServiceView> services) {

  /** One service. */
  @Json
  public record ServiceView(String service, boolean ready, List<ProcedureView> procedures) {}

  /**
   * One procedure of it.
   *
   * @param back the release that it would go back to
   * @param said why it is not ready
   */
  @Json
  public record ProcedureView(
      String procedure,
      boolean ready,
      Optional<ReleaseView> back,
      Optional<String> said,
      List<FindingView> prerequisites) {}

  public static ReadyView of(List<ReadyPage> pages) {
    return new ReadyView(
        pages.stream().allMatch(ReadyPage::ready), pages.stream().map(ReadyView::service).toList());
  }

  private static ServiceView service(ReadyPage page) {
    return new ServiceView(
        page.service(),
        page.ready(),
        page.procedures().entrySet().stream()
            .map(each -> procedure(each.getKey(), each.getValue()))
            .toList());
  }

  private static ProcedureView procedure(String name, Planning planning) {
    var ready = ReadyPage.ready(planning);
    return switch (planning) {
      case Planning.Ready it ->
          new ProcedureView(
              name,
              ready,
              it.plan().release().map(ReleaseView::of),
              Optional.empty(),
              FindingView.of(it.prerequisites()));
      case Planning.AlreadyThere it ->
          new ProcedureView(
              name,
              ready,
              it.plan().release().map(ReleaseView::of),
              Optional.of(it.said()),
              List.of());
      case Planning.Refused it ->
          new ProcedureView(name, ready, Optional.empty(), Optional.of(it.said()), List.of());
    };
  }
}
