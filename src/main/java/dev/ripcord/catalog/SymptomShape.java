package dev.ripcord.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of a symptom and of its looks. */
final class SymptomShape {
  private static final String PROBE = "probe";

  private SymptomShape() {}

  static Shape<Text> of(Vocabulary vocabulary) {
    var title = Field.optional("title", Shapes.text(), "as people say it; else its name in words");
    var also =
        Field.or("also", Shapes.list(Shapes.text()), List.<String>of(), "other words for it");
    var told =
        Field.optional(
            "told-by",
            ToldByShape.of(vocabulary),
            "the checks that see whether it is there; else any bad look does");
    var looks = Field.required("looks", Shapes.list(look(vocabulary)), "what is looked at");
    var remedy =
        Field.or(
            "remedy",
            Shapes.list(RemedyShape.of()),
            List.<RemedyShape.Text>of(),
            "what helps when no look points to a cause");
    return Shapes.object(
        "Something that somebody sees to be wrong, and what is looked at then.",
        values ->
            new Text(
                values.get(title),
                values.get(also),
                values.get(told),
                values.get(looks),
                values.get(remedy)),
        title,
        also,
        told,
        looks,
        remedy);
  }

  private static Shape<LookText> look(Vocabulary vocabulary) {
    var kinds = new LinkedHashMap<String, Shape<?>>(vocabulary.checks());
    kinds.put(PROBE, Shapes.described("A probe of the service.", Names.SHAPE));
    var name = Field.optional("name", Shapes.text(), "what people call it");
    var cause = Field.optional("cause", Shapes.text(), "what a bad answer points to");
    var remedy =
        Field.or(
            "remedy",
            Shapes.list(RemedyShape.of()),
            List.<RemedyShape.Text>of(),
            "what helps then, best first");
    return new EntryShape<>(
        "look",
        kinds,
        List.of(name, cause, remedy),
        (check, values) ->
            new LookText(
                use(check, values.get(name)),
                values.get(name),
                values.get(cause),
                values.get(remedy)));
  }

  private static CheckUse use(Configured check, Optional<String> name) {
    return check.kind().equals(PROBE)
        ? new CheckUse(
            Optional.of(((Node.Scalar) check.config()).text()), Optional.empty(), check.place())
        : new CheckUse(
            Optional.empty(),
            Optional.of(
                new CheckEntry(name.orElseGet(() -> CheckShapes.title(check)), check, false)),
            check.place());
  }

  /** A look before its probe is looked up. */
  record LookText(
      CheckUse use,
      Optional<String> name,
      Optional<String> cause,
      List<RemedyShape.Text> remedies) {

    Optional<Symptom.Look> resolve(AdviceShape.Known known, Problems problems) {
      var helps = RemedyShape.Text.resolve(remedies, known, problems);
      return use.resolve(known.probes(), problems)
          .map(each ->
              new Symptom.Look(
                  new CheckEntry(name.orElse(each.name()), each.check(), false), cause, helps));
    }
  }

  /** A symptom before its names are looked up. */
  record Text(
      Optional<String> title,
      List<String> also,
      Optional<ToldByShape.Text> toldBy,
      List<LookText> looks,
      List<RemedyShape.Text> remedies) {

    Symptom resolve(String name, AdviceShape.Known known, Problems problems) {
      return new Symptom(
          name,
          title.orElseGet(() -> name.replace('-', ' ')),
          also,
          toldBy.map(each -> each.resolve(known.probes(), problems)),
          looks.stream().flatMap(each -> each.resolve(known, problems).stream()).toList(),
          RemedyShape.Text.resolve(remedies, known, problems));
    }
  }

  static Map<String, Symptom> resolve(
      Map<String, Text> texts, AdviceShape.Known known, Problems problems) {
    var symptoms = new LinkedHashMap<String, Symptom>();
    texts.forEach((name, each) -> symptoms.put(name, each.resolve(name, known, problems)));
    return symptoms;
  }
}
