package dev.ripcord.decide.replay;

import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Happening.Armed;
import dev.ripcord.decide.guard.Happening.Certified;
import dev.ripcord.decide.guard.Happening.Deployed;
import dev.ripcord.decide.guard.Happening.Held;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.decide.guard.Happening.Resumed;
import dev.ripcord.decide.guard.Happening.RolledBack;
import dev.ripcord.decide.guard.Happening.Silenced;
import dev.ripcord.decide.guard.Happening.Started;
import dev.ripcord.decide.guard.Happening.Tried;
import dev.ripcord.rule.Sample;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the lines that {@link Tellings} reads. */
public final class Line {
  private static final JsonType<Object> JSON = Jsonb.builder().build().type(Object.class);

  private Line() {}

  /** One line, without its end. */
  public static String of(Happening happening) {
    var line = new LinkedHashMap<String, Object>();
    line.put("at", happening.at().toString());
    switch (happening) {
      case Looked(Sample sample) -> look(sample, line);
      case Deployed each -> line.put("deployed", each.release());
      case RolledBack each ->
          line.put(
              "rolled-back",
              Map.of(
                  "from", each.from(),
                  "to", each.to(),
                  "automatic", each.automatic(),
                  "helped", each.helped()));
      case Silenced each ->
          line.put("silenced", Map.of("until", each.until().toString(), "why", each.why()));
      case Held each -> line.put(each.stopped() ? "stopped" : "held", each.why());
      case Armed each -> line.put("armed", each.by());
      case Started _ -> line.put("started", true);
      case Certified each -> line.put("certified", each.release());
      case Tried _ -> line.put("tried", true);
      case Resumed _ -> line.put("resumed", true);
    }
    return JSON.toJson(line);
  }

  /** Numbers that are none (JSON has no word for them) are left out. */
  private static void look(Sample sample, Map<String, Object> line) {
    line.put("sample", sample.probe());
    line.put("state", sample.state().name().toLowerCase(Locale.ROOT));
    var numbers = new TreeMap<>(sample.numbers());
    numbers.values().removeIf(each -> !Double.isFinite(each));
    if (!numbers.isEmpty()) {
      line.put("numbers", numbers);
    }
    if (!sample.marks().isEmpty()) {
      line.put(
          "marks",
          sample.marks().stream()
              .map(each -> Map.of("id", each.id(), "at", each.at().toString()))
              .toList());
    }
  }
}
