package dev.ripcord.catalog;

import dev.ripcord.catalog.ToldBy.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of what checks can tell. */
final class ToldByShape {
  private ToldByShape() {}

  /** Before the names of probes are looked up. */
  record Text(How how, List<CheckUse> uses) {
    ToldBy resolve(Map<String, CheckEntry> probes, Problems problems) {
      return new ToldBy(
          how, uses.stream().flatMap(each -> each.resolve(probes, problems).stream()).toList());
    }
  }

  static Shape<Text> of(Vocabulary vocabulary) {
    var uses = Shapes.list(CheckShapes.use(vocabulary.checks()));
    var good = Field.optional("good", uses, "yes when all of these are good");
    var bad = Field.optional("bad", uses, "yes when one of these is bad, or more");
    var allBad = Field.optional("all-bad", uses, "yes when every one of these is bad");
    var oneBad = Field.optional("one-bad", uses, "yes when just one of these is bad");
    return Shapes.object(
        "What checks have to show; what they cannot tell a person is asked.",
        values -> {
          var said = new ArrayList<Text>();
          add(said, How.GOOD, values.get(good));
          add(said, How.BAD, values.get(bad));
          add(said, How.ALL_BAD, values.get(allBad));
          add(said, How.ONE_BAD, values.get(oneBad));
          if (said.size() != 1 || said.getFirst().uses().isEmpty()) {
            throw new IllegalArgumentException(
                "say one of 'good', 'bad', 'all-bad', 'one-bad', with names of probes or checks");
          }
          return said.getFirst();
        },
        good,
        bad,
        allBad,
        oneBad);
  }

  private static void add(List<Text> said, How how, Optional<List<CheckUse>> uses) {
    uses.ifPresent(each -> said.add(new Text(how, each)));
  }
}
