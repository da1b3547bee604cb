package dev.ripcord.target.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Passes requests to another address: changes {@code proxy_pass} and the servers of upstream
 * blocks, and nothing else; pure.
 *
 * @param to the new address
 * @param insteadOf the address that it replaces; empty means the only one there is
 */
record UpstreamEdit(Address to, Optional<Address> insteadOf) {

  /** Where an address stands. */
  private record Spot(int start, int end, Address address, Directive directive) {}

  /** The text as it has to be; throws {@link IllegalArgumentException} with what is in the way. */
  String apply(String conf) {
    var spots = spots(ConfReader.read(conf));
    var old = spots.stream().filter(each -> replaced(each, spots)).toList();
    if (old.isEmpty()) {
      if (spots.stream().anyMatch(each -> each.address().meets(to))) {
        return conf;
      }
      throw new IllegalArgumentException(
          "no proxy_pass and no upstream server is "
              + insteadOf.map(Address::text).orElse("there")
              + there(spots));
    }
    old.forEach(each -> refuseDoubt(each, spots));
    var edited = new StringBuilder(conf);
    old.reversed().forEach(each -> edited.replace(each.start(), each.end(), written(each)));
    return edited.toString();
  }

  private boolean replaced(Spot spot, List<Spot> all) {
    if (insteadOf.isPresent()) {
      return spot.address().meets(insteadOf.get());
    }
    var others = all.stream().filter(each -> !each.address().meets(to)).toList();
    if (others.stream().anyMatch(each -> !each.address().meets(others.getFirst().address()))) {
      throw new IllegalArgumentException(
          "it passes requests to several addresses: say which one with 'instead-of'" + there(all));
    }
    return others.contains(spot);
  }

  private void refuseDoubt(Spot spot, List<Spot> all) {
    if (!spot.directive().name().equals("server")) {
      return;
    }
    var schemes = insteadOf.flatMap(Address::scheme);
    if (schemes.isPresent() && to.scheme().isPresent() && !schemes.equals(to.scheme())) {
      throw new IllegalArgumentException(
          "a server of an upstream block has no scheme to change to "
              + to.scheme().get()
              + "; use a saved variant of the file instead");
    }
    var group = spot.directive().blocks();
    if (all.stream()
        .anyMatch(each -> each.directive().blocks().equals(group) && each.address().meets(to))) {
      throw new IllegalArgumentException(
          "the upstream block has both "
              + spot.address().text()
              + " and "
              + to.text()
              + " as servers; use a saved variant of the file instead");
    }
  }

  private String written(Spot spot) {
    return spot.address()
        .scheme()
        .map(old -> to.scheme().orElse(old) + "://" + to.authority())
        .orElse(to.authority());
  }

  private static List<Spot> spots(List<Directive> directives) {
    var groups =
        directives.stream()
            .filter(each -> each.name().equals("upstream"))
            .flatMap(each -> each.value().stream())
            .map(Word::text)
            .collect(Collectors.toSet());
    var spots = new ArrayList<Spot>();
    for (var each : directives) {
      var word = each.value().filter(Word::plain);
      word.flatMap(value -> address(each, value.text()))
          .filter(address -> !groups.contains(address.authority()))
          .ifPresent(address -> {
            var start = word.get().start();
            spots.add(new Spot(start, start + address.text().length(), address, each));
          });
    }
    return spots;
  }

  private static Optional<Address> address(Directive directive, String value) {
    return switch (directive.name()) {
      case "proxy_pass" -> Address.ofPass(value);
      case "server" ->
          directive.directlyIn("upstream") ? Address.ofServer(value) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String there(List<Spot> spots) {
    return spots.isEmpty()
        ? "; it names no address that could be changed"
        : "; it has "
            + spots.stream()
                .map(each -> each.address().text())
                .distinct()
                .collect(Collectors.joining(", "));
  }
}
