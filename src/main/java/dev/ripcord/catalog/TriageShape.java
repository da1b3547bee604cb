package dev.ripcord.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys of a service that say how people find out what is wrong, and decide. */
final class TriageShape {
  final Field<Map<String, Severity>> severities =
      Field.or(
          "severities",
          Shapes.map(Severity.LEVEL, Severity.shape()),
          Map.<String, Severity>of(),
          "how bad it can be, P1 (worst) to P4");
  final Field<Optional<DecisionText>> decide;
  final Field<Map<String, SymptomShape.Text>> symptoms;
  final Field<Map<String, Cure.Text>> remedies;

  TriageShape(Vocabulary vocabulary) {
    decide =
        Field.optional(
            "decide", DecisionShape.of(vocabulary), "how people decide whether to roll back");
    symptoms =
        Field.or(
            "symptoms",
            Shapes.map(Names.SHAPE, SymptomShape.of(vocabulary)),
            Map.<String, SymptomShape.Text>of(),
            "what can be seen to be wrong, and what is looked at then, beside the built-in ones");
    remedies =
        Field.or(
            "remedies",
            Shapes.map(Names.SHAPE, Cure.shape(vocabulary)),
            Map.<String, Cure.Text>of(),
            "what `ripcord fix` tries when the service is not well, safest first; else it makes room"
                + " where a disk is full, starts what is stopped, and restarts what is not well");
  }

  /** Looks every name up. */
  Triage of(Values values, Map<String, CheckEntry> probes, Map<String, ProcedureText> procedures) {
    var named = new TreeMap<String, Severity>();
    values.get(severities).forEach((level, each) -> named.put(level, each.named(level)));
    var rollbacks = new LinkedHashMap<String, Boolean>();
    procedures.forEach(
        (name, each) -> rollbacks.put(name, !each.preparation() && !Procedure.ofItsOwn(name)));
    var known = new AdviceShape.Known(probes, rollbacks, named.keySet());
    var problems = new Problems();
    var decision = values.get(decide).flatMap(each -> each.resolve(known, problems));
    var found = SymptomShape.resolve(values.get(symptoms), known, problems);
    var cures = Cure.Text.resolve(values.get(remedies), probes, problems);
    problems.throwIfAny();
    return new Triage(named, decision, found, cures);
  }
}
