package dev.ripcord.notify;

import java.util.ArrayList;
import java.util.List;

/** Many messages in one, for each of those who get them. */
final class InOne {
  private static final int LISTED = 20;

  private InOne() {}

  /** {@code episode} tells one such message from others. */
  static List<Sending> of(List<Message> messages, String episode, House house) {
    var sendings = new ArrayList<Sending>();
    Addresses.together(messages, house)
        .forEach((route, those) ->
            sendings.add(
                new Sending(those.size() == 1 ? those.getFirst() : one(those, episode), route)));
    return sendings;
  }

  private static Message one(List<Message> those, String episode) {
    var over = those.getFirst().kind() == Kind.CLEARED;
    var services = those.stream().map(Message::service).distinct().count();
    var are = over ? " are over, told in one" : ", told in one";
    var title = those.size() + " critical messages of " + services + " services" + are;
    var kind = over ? Kind.CLEARED : Kind.PROBLEM;
    var key = new Key("", "many", episode);
    var one = Message.of(kind, Urgency.CRITICAL, key, those.getLast().at(), title);
    var all = listed(one, those);
    return over
        ? all
        : all.fact(
            Message.NEXT,
            "what still comes is told in one message a minute; `ripcord status` has all");
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
