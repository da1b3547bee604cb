package dev.ripcord.plan;

import dev.ripcord.catalog.StepEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which step is done on which host and after which others: line by line, each line on so many hosts
 * at a time; the other hosts follow when these are all the way through.
 */
record Rollout(HostLabels labels, int atOnce) {

  /** A step at one place. */
  record Slot(String path, String host, StepEntry entry, List<String> after) {}

  /** The slots for lines, each of which is one or several branches of steps. */
  List<Slot> slots(List<List<List<StepEntry>>> lines) {
    var slots = new ArrayList<Slot>();
    var before = List.<String>of();
    for (var first = 0; first < labels.hosts().size(); first += atOnce) {
      var last = Math.min(labels.hosts().size(), first + atOnce);
      var wave = labels.hosts().subList(first, last);
      for (var i = 0; i < lines.size(); i++) {
        before = line(String.valueOf(i + 1), lines.get(i), wave, before, slots);
      }
    }
    return slots;
  }

  /** Adds the slots of one line; the paths of its last steps. */
  private List<String> line(
      String number,
      List<List<StepEntry>> branches,
      List<String> wave,
      List<String> before,
      List<Slot> slots) {
    var ends = new ArrayList<String>();
    for (var b = 0; b < branches.size(); b++) {
      var branch = branches.get(b);
      var path = branches.size() == 1 ? number : number + "." + (b + 1);
      var last = before;
      for (var j = 0; j < branch.size(); j++) {
        var step = branch.size() == 1 ? path : path + "." + (j + 1);
        last = everywhere(step, branch.get(j), wave, last, slots);
      }
      ends.addAll(last);
    }
    return ends.isEmpty() ? before : ends.stream().distinct().toList();
  }

  private List<String> everywhere(
      String step, StepEntry entry, List<String> wave, List<String> after, List<Slot> slots) {
    var paths = new ArrayList<String>();
    for (var host : wave) {
      var path = labels.several() ? step + "-" + labels.of(host) : step;
      slots.add(new Slot(path, host, entry, after));
      paths.add(path);
    }
    return paths;
  }

  /** Empty when they are done one after the other. */
  static Optional<Order> order(List<Slot> slots) {
    var after = new TreeMap<String, List<String>>();
    var plain = true;
    for (var i = 0; i < slots.size(); i++) {
      var slot = slots.get(i);
      after.put(slot.path(), slot.after());
      plain &= slot.after().equals(i == 0 ? List.of() : List.of(slots.get(i - 1).path()));
    }
    return plain ? Optional.empty() : Optional.of(new Order(after));
  }
}
