package dev.ripcord.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides who is told what, now: what is critical at once, warnings together, the rest once a day.
 * Pure; the same messages at the same moments give the same sendings.
 */
final class Sorting {
  private static final int SEEN = 2000;

  private final House house;
  private final Instant now;
  private final List<Sending> out = new ArrayList<>();

  private Sorting(House house, Instant now) {
    this.house = house;
    this.now = now;
  }

  /** The sendings, and what has to be known the next time. */
  record Sorted(Standing standing, List<Sending> sendings) {
    Sorted {
      sendings = List.copyOf(sendings);
    }
  }

  /** {@code told} came since the last time, in their order; there may be none. */
  static Sorted step(Standing standing, List<Message> told, House house, Instant now) {
    var sorting = new Sorting(house, now);
    var after = sorting.sort(standing, told);
    return new Sorted(after, sorting.out.stream().filter(Sorting::reachesAnybody).toList());
  }

  /** A catalog may have no channels: then the log is all that there is. */
  private static boolean reachesAnybody(Sending sending) {
    return !sending.route().isEmpty();
  }

  private Standing sort(Standing before, List<Message> told) {
    var seen = new LinkedHashSet<>(before.seen());
    var fresh = told.stream().filter(each -> seen.add(each.kind() + " " + each.key())).toList();
    fresh.stream().filter(Sorting::isAct).forEach(this::act);
    var criticals = new Criticals(before.open(), house, now);
    var warnings = new Warnings(before.heaps(), house, now);
    fresh.forEach(criticals::take);
    fresh.forEach(warnings::take);
    var calm = new Calm(before.storm(), criticals.open(), house).after(criticals.over());
    var storm = new Gust(calm.storm(), house, now).let(criticals.leave());
    out.addAll(storm.sendings());
    out.addAll(calm.sendings());
    out.addAll(criticals.sendings());
    var taken = new Taken(house, now).after(storm.storm(), criticals.open());
    out.addAll(taken.sendings());
    out.addAll(warnings.leave());
    var hidden = Stream.concat(criticals.hidden().stream(), warnings.hidden().stream()).toList();
    var day = new Daily(before.day(), house, now).with(fresh, hidden);
    day.due().ifPresent(out::add);
    return new Standing(criticals.open(), warnings.heaps(), taken.storm(), day.day(), newest(seen));
  }

  private static boolean isAct(Message message) {
    return message.kind() == Kind.BEGAN || message.kind() == Kind.ENDED;
  }

  /** What is done is told at once, whatever is silenced: somebody may be surprised by it. */
  private void act(Message message) {
    var audience = house.audiences().apply(message.service());
    out.add(new Sending(message, audience.critical()));
    Stream.concat(audience.copy().stream(), audience.stakeholders().stream())
        .distinct()
        .forEach(each -> out.add(new Sending(message, List.of(each))));
  }

  private static List<String> newest(Set<String> seen) {
    var all = List.copyOf(seen);
    return all.subList(Math.max(0, all.size() - SEEN), all.size());
  }
}
