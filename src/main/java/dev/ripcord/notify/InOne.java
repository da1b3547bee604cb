package dev.ripcord.notify;

import dev.ripcord.notify.Standing.Bundle;
import java.util.ArrayList;
import java.util.List;

/** Many messages in one, for each of those who get them. */
final class InOne {
  private static final int LISTED = 20;

  private InOne() {}

  /**
   * Under the key of the bundle, whichever of it these are; whoever gets only one of the bundle
   * gets that under its own key.
   */
  static List<Sending> of(List<Message> messages, Bundle bundle, House house) {
    var sendings = new ArrayList<Sending>();
    Addresses.together(messages, house)
        .forEach((route, those) -> {
          var isAlone = Addresses.reached(bundle.keys(), route, house) == 1;
          var message = isAlone ? those.getFirst() : one(those, bundle.episode());
          sendings.add(new Sending(message, route));
        });
    return sendings;
  }

  private static Message one(List<Message> those, String episode) {
    var kind = kind(those);
    var services = those.stream().map(Message::service).distinct().count();
    var are =
        switch (kind) {
          case CLEARED -> " are over, told in one";
          case ACKNOWLEDGED -> " are looked after, told in one";
          default -> ", told in one";
        };
    var title = those.size() + " critical messages of " + services + " services" + are;
    var key = new Key("", "many", episode);
    if (those.size() == 1) {
      return under(key, kind, those.getFirst());
    }
    var one = Message.of(kind, Urgency.CRITICAL, key, those.getLast().at(), title);
    var all = listed(one, those);
    return kind == Kind.PROBLEM || kind == Kind.REMINDER
        ? all.fact(
            Message.NEXT,
            "what still comes is told in one message a minute; `ripcord status` has all")
        : all;
  }

  private static Kind kind(List<Message> those) {
    var first = those.getFirst().kind();
    var isAnew = those.stream().anyMatch(each -> each.kind() == Kind.PROBLEM);
    return isAnew ? Kind.PROBLEM : first;
  }

  /** What is left of many is told as it is. */
  private static Message under(Key key, Kind kind, Message each) {
    var title = each.service() + ": " + each.title();
    return new Message(
        kind, Urgency.CRITICAL, key, each.at(), title, each.lines(), each.facts(), each.incident());
  }

  private static Message listed(Message one, List<Message> those) {
    var all = one;
    for (var each : those.subList(0, Math.min(LISTED, those.size()))) {
      all = all.line(Wording.headline(each));
    }
    var more = those.size() - LISTED;
    return more > 0 ? all.line("... and " + more + " more") : all;
  }
}
