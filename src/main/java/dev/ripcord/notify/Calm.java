package dev.ripcord.notify;

import dev.ripcord.notify.Standing.Bundle;
import dev.ripcord.notify.Standing.Storm;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells that critical things are over, each with the key under which it was told: alone what was
 * told alone, and what was told in one in one, when all of it is over.
 */
final class Calm {
  private final Storm before;
  private final House house;
  private final List<Message> held;
  private final List<Bundle> bundles = new ArrayList<>();
  private final List<Sending> sendings = new ArrayList<>();

  Calm(Storm before, House house) {
    this.before = before;
    this.house = house;
    this.held = new ArrayList<>(before.held());
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
    return before.bundles().stream()
        .anyMatch(each -> each.anew() && each.open().contains(over.key().toString()));
  }

  private void after(Bundle bundle, List<Message> over) {
    var open = new ArrayList<>(bundle.open());
    var ended = new ArrayList<>(bundle.over());
    over.stream().filter(each -> open.remove(each.key().toString())).forEach(ended::add);
    if (open.isEmpty()) {
      sendings.addAll(InOne.of(ended, bundle.episode(), house));
    } else {
      bundles.add(new Bundle(bundle.episode(), bundle.anew(), open, ended));
    }
  }
}
