package dev.ripcord.notify;

import dev.ripcord.notify.Standing.Bundle;
import dev.ripcord.notify.Standing.Open;
import dev.ripcord.notify.Standing.Storm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells that critical things are over, each with the key under which it was told: alone what was
 * told alone, and what was told in one in one, when all of it is over.
 */
final class Calm {
  private final Storm before;
  private final Map<String, Open> open;
  private final House house;
  private final List<Message> held;
  private final List<Bundle> bundles = new ArrayList<>();
  private final List<Sending> sendings = new ArrayList<>();

  /** {@code open} is what is critical now: of what is not there nobody is reminded any more. */
  Calm(Storm before, Map<String, Open> open, House house) {
    this.before = before;
    this.open = open;
    this.house = house;
    this.held = new ArrayList<>(before.held());
    held.removeIf(each -> each.kind() == Kind.REMINDER && !isLeft(each));
  }

  private boolean isLeft(Message reminder) {
    return Optional.ofNullable(open.get(reminder.key().toString()))
        .filter(each -> !each.acknowledged())
        .isPresent();
  }

  Gust.Passed after(List<Message> over) {
    over.stream()
        .filter(this::wasTold)
        .filter(each -> !wasToldInOne(each))
        .forEach(each -> sendings.addAll(Addresses.of(each, house)));
    before.bundles().forEach(each -> after(each, over));
    return new Gust.Passed(new Storm(before.recent(), before.last(), held, bundles), sendings);
  }

  /** What is over before anybody heard of it is nothing to tell. */
  private boolean wasTold(Message over) {
    return !held.removeIf(each -> each.kind() == Kind.PROBLEM && each.key().equals(over.key()));
  }

  private boolean wasToldInOne(Message over) {
    return before.bundles().stream().anyMatch(each -> each.told(over.key()));
  }

  private void after(Bundle bundle, List<Message> over) {
    var left = new ArrayList<>(bundle.open());
    var ended = new ArrayList<>(bundle.over());
    over.stream().filter(each -> left.remove(each.key().toString())).forEach(ended::add);
    left.retainAll(open.keySet()); // older outboxes may keep what is over
    if (left.isEmpty()) {
      sendings.addAll(InOne.of(ended, bundle, house));
    } else {
      bundles.add(bundle.after(left, ended));
    }
  }
}
