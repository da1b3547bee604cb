package dev.ripcord.target.backup;

import dev.ripcord.step.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first lines of a manifest: whose it is, and who made it, why and in which run. */
record Heading(Shelf shelf, Optional<String> release) {

  String of(Stage stage) {
    var lines = lines();
    lines.add(line("run", stage.act().run()));
    lines.add(line("step", stage.act().step()));
    lines.add(line("by", stage.asked().who()));
    stage.asked().why().ifPresent(each -> lines.add(line("why", each)));
    return String.join("\n", lines);
  }

  /** The same of nobody's run. */
  String plain() {
    return String.join("\n", lines());
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    shelf.service().ifPresent(each -> lines.add(line("service", each)));
    lines.add(line("label", shelf.label()));
    release.ifPresent(each -> lines.add(line("release", each)));
    return lines;
  }

  /** A blank line would end the heading. */
  private static String line(String key, String value) {
    return key + ": " + value.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
