package dev.ripcord.export;

import dev.ripcord.clock.Durations;
import dev.ripcord.plan.HostLabels;
import java.util.ArrayList;
import java.util.List;

/** The comment that begins a script: for what it was made, from what, and how to make it anew. */
record Head(Subject subject, Origin origin, String host) {
  private static final int WIDTH = 11;

  List<String> lines(String hash) {
    var plan = subject.plan();
    var lines = new ArrayList<>(List.of("#!/bin/sh"));
    lines.add(
        "# "
            + plan.service()
            + ", "
            + plan.procedure()
            + ": as a plain script, for the day when"
            + " Ripcord itself is not to be had.");
    lines.add("# The steps themselves stand at the end of this file, the last of them in main().");
    lines.add("#");
    subject.procedure().useWhen().ifPresent(each -> add(lines, "use when", each));
    plan.release()
        .ifPresent(each ->
            add(
                lines,
                "release",
                each.title() + ", " + each.grade().word() + ", " + each.identity()));
    add(
        lines,
        "run it",
        "on "
            + (new HostLabels(subject.hosts()).several() ? host : where())
            + ": sh FILE [--dry-run] [--yes]");
    add(lines, "may take", Durations.format(plan.budget()));
    plan.warnings().forEach(each -> add(lines, "mind", each));
    several(lines);
    plan.contacts().forEach(each -> add(lines, "call", each));
    add(lines, "made", origin.made() + " by Ripcord " + origin.version());
    add(lines, "catalog", origin.catalog() + " sha256:" + origin.hash());
    add(lines, "plan", "sha256:" + hash);
    add(lines, "anew", origin.again());
    return lines;
  }

  private String where() {
    return host.equals("local") ? "the machine that Ripcord runs on" : host;
  }

  private void several(List<String> lines) {
    if (new HostLabels(subject.hosts()).several()) {
      add(
          lines,
          "hosts",
          "there is a script for each of "
              + String.join(", ", subject.hosts())
              + "; run them one after another in this order, and go on to the next only when one"
              + " has ended with 0. (Ripcord does each step on all of them before the next step.)");
    }
  }

  /** One line, whatever a catalog says. */
  private static void add(List<String> lines, String name, String text) {
    lines.add(
        "# "
            + name
            + " ".repeat(WIDTH - name.length())
            + text.strip().replaceAll("[\\p{Cntrl}\\s]+", " "));
  }
}
