package dev.ripcord.cli.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each channel said to a test message; empty when it took it. */
public record TestPage(Map<String, Optional<String>> said) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    said.forEach((channel, what) ->
        sheet.item(
            "  ",
            what.isEmpty() ? Tone.GOOD : Tone.BAD,
            channel + ": " + what.map(each -> "NOT TAKEN, " + each).orElse("taken")));
    return sheet.lines();
  }

  public boolean good() {
    return said.values().stream().allMatch(Optional::isEmpty);
  }
}
