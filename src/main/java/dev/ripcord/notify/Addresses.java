package dev.ripcord.notify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** How many of these critical things, told by their keys, those on this route get. */
  static long reached(List<String> keys, List<String> route, House house) {
    return keys.stream()
        .map(each -> each.substring(0, each.indexOf('/')))
        .filter(each -> routes(each, Urgency.CRITICAL, house).contains(route))
        .count();
  }

  private static Set<List<String>> routes(String service, Urgency urgency, House house) {
    var audience = house.audiences().apply(service);
    var routes = new LinkedHashSet<List<String>>();
    routes.add(urgency == Urgency.CRITICAL ? audience.critical() : audience.warning());
    audience.copy().forEach(each -> routes.add(List.of(each)));
    return routes;
  }

  /** Messages by those who get them. */
  static Map<List<String>, List<Message>> together(List<Message> messages, House house) {
    var together = new LinkedHashMap<List<String>, List<Message>>();
    for (var each : messages) {
      var routes = routes(each.service(), each.urgency(), house);
      routes.forEach(route -> together.computeIfAbsent(route, _ -> new ArrayList<>()).add(each));
    }
    return together;
  }
}
