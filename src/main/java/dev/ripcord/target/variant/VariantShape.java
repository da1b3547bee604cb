package dev.ripcord.target.variant;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Names;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.TargetShapes;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The table of variants, each of which runs as any other kind of target does. */
record VariantShape(Kinds kinds) implements Shape<VariantTarget> {
  static final String KIND = "variants";

  @Override
  public Optional<VariantTarget> read(Node node, Problems problems) {
    return shape().read(node, problems);
  }

  @Override
  public Map<String, Object> schema() {
    return shape().schema();
  }

  /** Made when it is used: only then all drivers have brought their kinds. */
  private Shape<VariantTarget> shape() {
    var runs = Field.required("runs", TargetShapes.entry(others()), "how this variant runs");
    var set =
        Field.or(
            "set",
            Shapes.map(Names.SHAPE, Shapes.text()),
            Map.<String, String>of(),
            "values of this variant, for steps to use as ${release.NAME}");
    var variant =
        Shapes.object(
            "One of the implementations.",
            values -> new Variant("", target(values.get(runs)), values.get(set)),
            runs,
            set);
    return Shapes.described(
        "Implementations side by side, each under its name, of which one runs; the older one first.",
        Shapes.map(Names.SHAPE, variant).map(VariantShape::of));
  }

  private Map<String, Shape<? extends Target>> others() {
    var others = new HashMap<String, Shape<? extends Target>>(kinds.targets());
    others.remove(KIND);
    return others;
  }

  private Target target(Configured runs) {
    return Optional.<Shape<? extends Target>>ofNullable(others().get(runs.kind()))
        .orElseThrow()
        .readOrThrow(runs.config());
  }

  private static VariantTarget of(Map<String, Variant> read) {
    if (read.size() < 2) {
      throw new IllegalArgumentException(
          "one variant alone is nothing to go back to: name at least two");
    }
    var named = new LinkedHashMap<String, Variant>();
    read.forEach((name, each) -> named.put(name, new Variant(name, each.runs(), each.set())));
    return new VariantTarget(named);
  }
}
