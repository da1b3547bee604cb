package dev.ripcord.cli.view;

import dev.ripcord.catalog.Remedy;
import dev.ripcord.cli.page.RemedyText;
import dev.ripcord.diagnose.Diagnosis;
import dev.ripcord.diagnose.Examined;
import dev.ripcord.diagnose.Looked;
import dev.ripcord.diagnose.Pointer;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Optional;

/** What was found out. */
@Json
public record DiagnosisView(String service, List<SymptomView> symptoms) {

  /**
   * A symptom after it was looked at.
   *
   * @param host where, when the service has several
   * @param there {@code yes}, {@code no} or {@code unknown}
   * @param cause the likeliest one, when a look points to one
   */
  @Json
  public record SymptomView(
      Optional<String> host,
      String name,
      String title,
      String there,
      Optional<String> cause,
      List<RemedyView> next,
      List<LookView> looks) {}

  /** What a look found, and what that points to. */
  @Json
  public record LookView(
      FindingView finding, List<String> lines, Optional<String> cause, List<RemedyView> remedies) {}

  /**
   * What helps.
   *
   * @param command what carries it out
   */
  @Json
  public record RemedyView(Optional<String> say, Optional<String> command) {}

  /** Of each host one, of the same service. */
  public static DiagnosisView of(List<Diagnosis> hosts) {
    return new DiagnosisView(
        hosts.getFirst().service(),
        hosts.stream()
            .flatMap(host -> host.symptoms().stream().map(each -> symptom(host, each)))
            .toList());
  }

  private static SymptomView symptom(Diagnosis host, Examined each) {
    var service = host.service();
    return new SymptomView(
        host.host(),
        each.name(),
        each.title(),
        each.there().map(it -> it ? "yes" : "no").orElse("unknown"),
        each.cause().flatMap(Looked::pointer).map(Pointer::cause),
        remedies(service, each.next()),
        each.looks().stream().map(it -> look(service, it)).toList());
  }

  private static LookView look(String service, Looked each) {
    return new LookView(
        FindingView.of(each.name(), each.finding()),
        each.lines(),
        each.pointer().map(Pointer::cause),
        each.pointer().map(it -> remedies(service, it.remedies())).orElse(List.of()));
  }

  private static List<RemedyView> remedies(String service, List<Remedy> remedies) {
    return remedies.stream()
        .map(each -> new RemedyView(each.say(), RemedyText.command(service, each)))
        .toList();
  }
}
