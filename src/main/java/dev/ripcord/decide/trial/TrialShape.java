package dev.ripcord.decide.trial;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Place;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.trial.Trial.Expectation;
import dev.ripcord.decide.trial.Trial.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of a file of trials. */
public final class TrialShape {
  private TrialShape() {}

  /** Reads it for the rules of a catalog; throws {@code CatalogException}. */
  public static List<Trial> read(Node node, Catalog catalog) {
    return file().readOrThrow(node).resolve(catalog);
  }

  private static Shape<FileText> file() {
    var service = Field.required("service", Shapes.text(), "the service whose rules are tried");
    var trials = Field.required("tests", Shapes.list(trial()), "the stories");
    return Shapes.object(
        "Stories, and what the rules of a service should make of them.",
        values -> new FileText(values.get(service), values.get(trials), values.place()),
        service,
        trials);
  }

  private static Shape<TrialText> trial() {
    var name = Field.required("name", Shapes.text(), "what it shows, as a sentence");
    var series =
        Field.required(
            "series",
            Shapes.map(Shapes.text(), Shapes.node()),
            "what each probe sees: states as 'good x60 bad x7', or numbers by name as '0+100x60'");
    var deployed =
        Field.or(
            "deployed",
            Shapes.list(Shapes.duration()),
            List.<Duration>of(),
            "when deployments happen, from the beginning");
    var silenced =
        Field.or(
            "maintenance",
            Shapes.list(silence()),
            List.<Silence>of(),
            "when it is under maintenance");
    var expect = Field.required("expect", Shapes.list(expectation()), "what should be so");
    return Shapes.object(
        "A story.",
        values ->
            new TrialText(
                values.get(name),
                values.get(series),
                values.get(deployed),
                values.get(silenced),
                values.get(expect)),
        name,
        series,
        deployed,
        silenced,
        expect);
  }

  private static Shape<Silence> silence() {
    var from = Field.required("from", Shapes.duration(), "from the beginning");
    var to = Field.required("to", Shapes.duration(), "from the beginning");
    return Shapes.object(
        "A time of maintenance.",
        values -> new Silence(values.get(from), values.get(to)),
        from,
        to);
  }

  private static Shape<Expectation> expectation() {
    var rule = Field.required("rule", Shapes.text(), "the name of a rule");
    var at = Field.required("at", Shapes.duration(), "when, from the beginning");
    var verdicts = "ok|pending|tripped|insufficient|unknown";
    var verdict =
        Field.optional(
            "verdict",
            Shapes.text("one of " + verdicts.replace("|", ", "), verdicts),
            "what it has come to at that moment");
    var never =
        Field.optional(
            "never",
            Shapes.text("one of " + verdicts.replace("|", ", "), verdicts),
            "what it must not have come to until then");
    var does =
        Field.optional(
            "does",
            Shapes.text(
                "nothing, tell, held, recommend, countdown, act, or 'held by' and a guard",
                "nothing|tell|held|recommend|countdown|act|held by [a-z-]+"),
            "what is done without a person at that moment");
    return Shapes.object(
        "What should be so.",
        values -> {
          var all =
              Stream.of(
                      Map.entry(Expected.VERDICT, values.get(verdict)),
                      Map.entry(Expected.NEVER, values.get(never)),
                      Map.entry(Expected.DOES, values.get(does)))
                  .filter(each -> each.getValue().isPresent())
                  .toList();
          if (all.size() != 1) {
            throw new IllegalArgumentException("say one of 'verdict', 'never' and 'does'");
          }
          var said = all.getFirst();
          return new Expectation(
              values.get(rule),
              values.get(at),
              said.getKey(),
              said.getValue().orElseThrow(),
              values.place());
        },
        rule,
        at,
        verdict,
        never,
        does);
  }

  private record Silence(Duration from, Duration to) {}

  private record FileText(String service, List<TrialText> trials, Place place) {
    List<Trial> resolve(Catalog catalog) {
      var problems = new Problems();
      var found = Optional.ofNullable(catalog.services().get(service));
      if (found.isEmpty()) {
        problems.unknown(place, "service", service, catalog.services().keySet());
      }
      var all =
          found.stream()
              .flatMap(each -> trials.stream().map(text -> text.resolve(each, problems)))
              .toList();
      problems.throwIfAny();
      return all;
    }
  }

  private record TrialText(
      String name,
      Map<String, Node> series,
      List<Duration> deployed,
      List<Silence> silences,
      List<Expectation> expectations) {

    Trial resolve(Service service, Problems problems) {
      var happenings = new ArrayList<Happening>();
      for (var i = 0; i < deployed.size(); i++) {
        happenings.add(new Happening.Deployed(Trial.START.plus(deployed.get(i)), i + 2, Map.of()));
      }
      silences.forEach(each ->
          happenings.add(
              new Happening.Silenced(
                  Trial.START.plus(each.from()), Trial.START.plus(each.to()), "maintenance")));
      series.forEach(
          (probe, node) -> happenings.addAll(SeriesShape.looks(service, probe, node, problems)));
      expectations.stream()
          .filter(each -> !service.watching().rules().containsKey(each.rule()))
          .forEach(each ->
              problems.unknown(
                  each.place(), "rule", each.rule(), service.watching().rules().keySet()));
      happenings.sort(Comparator.comparing(Happening::at));
      return new Trial(name, service, happenings, expectations);
    }
  }
}
