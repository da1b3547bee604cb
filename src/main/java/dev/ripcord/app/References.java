package dev.ripcord.app;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Cure;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.StepEntry;
import java.util.stream.Stream;

/** Which secrets a service uses anywhere: each may show where another part of it is looked at. */
final class References {
  private References() {}

  /** Makes them known. */
  static void learn(Service service, Secrets secrets) {
    var checks =
        Stream.concat(service.probes().values().stream(), service.verify().checks().stream());
    Stream.of(
            Stream.of(service.target()),
            checks.map(CheckEntry::check),
            service.prerequisites().stream().map(CheckEntry::check),
            service.triage().checks().map(CheckEntry::check),
            service.procedures().values().stream()
                .flatMap(each -> each.prerequisites().stream())
                .map(CheckEntry::check),
            Stream.concat(
                    service.procedures().values().stream(),
                    service.triage().cures().values().stream().map(Cure::procedure))
                .flatMap(each -> each.steps().stream())
                .flatMap(References::of))
        .flatMap(each -> each)
        .map(Configured::config)
        .map(Nodes::json)
        .forEach(secrets::learn);
  }

  private static Stream<Configured> of(StepEntry step) {
    return Stream.concat(Stream.of(step.change()), step.when().map(CheckEntry::check).stream());
  }
}
