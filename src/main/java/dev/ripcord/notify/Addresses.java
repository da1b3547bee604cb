package dev.ripcord.notify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Whom a message is for. */
final class Addresses {
  private Addresses() {}

  static List<Sending> of(Message message, House house) {
    var audience = house.audiences().apply(message.service());
    var first = message.urgency() == Urgency.CRITICAL ? audience.critical() : audience.warning();
    var sendings = new ArrayList<Sending>();
    sendings.add(new Sending(message, first));
    audience.copy().forEach(each -> sendings.add(new Sending(message, List.of(each))));
    return sendings;
  }

  /** Messages by those who get them. */
  static Map<List<String>, List<Message>> together(List<Message> messages, House house) {
    var together = new LinkedHashMap<List<String>, List<Message>>();
    for (var each : messages) {
      var routes = new LinkedHashSet<List<String>>();
      of(each, house).forEach(sending -> routes.add(sending.route()));
      routes.forEach(route -> together.computeIfAbsent(route, _ -> new ArrayList<>()).add(each));
    }
    return together;
  }
}
