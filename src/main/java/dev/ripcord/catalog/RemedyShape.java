package dev.ripcord.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of what helps. */
final class RemedyShape {
  private RemedyShape() {}

  static Shape<Text> of() {
    var say = Field.optional("say", Shapes.text(), "what to do, for people");
    var procedure =
        Field.optional("procedure", Placed.of(Names.SHAPE), "roll back by this procedure");
    var service =
        Field.optional("service", Shapes.word(Remedy.Verb.class), "stop, start or restart it");
    var run =
        Field.optional(
            "run", Shapes.list(Shapes.text()), "a command for people to type: [program, argument]");
    var full =
        Shapes.object(
            "What helps: words, or something that can be carried out.",
            values -> {
              var doing =
                  Stream.of(
                          values
                              .get(procedure)
                              .map(each -> new Remedy.Doing.Procedure(each.value())),
                          values.get(service).map(Remedy.Doing.Lifecycle::new),
                          values.get(run).map(Remedy.Doing.Command::new))
                      .flatMap(each -> Stream.<Remedy.Doing>concat(each.stream(), Stream.of()))
                      .toList();
              if (doing.size() > 1 || (doing.isEmpty() && values.get(say).isEmpty())) {
                throw new IllegalArgumentException(
                    "say one of 'procedure', 'service' and 'run', or what to do in 'say'");
              }
              return new Text(
                  new Remedy(values.get(say), doing.stream().findFirst()), values.get(procedure));
            },
            say,
            procedure,
            service,
            run);
    return Shapes.either(
        Shapes.text().map(each -> new Text(Remedy.of(each), Optional.empty())), full);
  }

  /** Before its procedure is looked up. */
  record Text(Remedy remedy, Optional<Placed<String>> procedure) {
    static List<Remedy> resolve(List<Text> texts, AdviceShape.Known known, Problems problems) {
      texts.forEach(each -> each.procedure().ifPresent(it -> known.rollback(it, problems)));
      return texts.stream().map(Text::remedy).toList();
    }
  }
}
