package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.util.ArrayList;
import java.util.List;

/** The table of the kind {@code port}. */
final class PortShape {
  private PortShape() {}

  static Shape<Check> shape() {
    var number = Field.required("number", Shapes.integer(1, 65535), "the TCP port");
    var owner = Field.or("owned-by", owner(), List.<PortOwner>of(), "whose it has to be");
    var free = Field.or("free", Shapes.bool(), false, "true: nobody may listen on it");
    return Shapes.either(
        Shapes.integer(1, 65535)
            .map(each -> new PortCheck(each, false, List.of(), java.util.Optional.empty())),
        Shapes.object(
            "Whether a TCP port is listened on, and by whom.",
            values -> {
              if (values.get(free) && !values.get(owner).isEmpty()) {
                throw new IllegalArgumentException(
                    "a free port has no owner: 'free' or 'owned-by'");
              }
              return new PortCheck(
                  values.get(number),
                  values.get(free),
                  values.get(owner),
                  values.get(Invocation.AS));
            },
            number,
            owner,
            free,
            Invocation.AS));
  }

  private static Shape<List<PortOwner>> owner() {
    var unit = Field.optional("unit", Shapes.text(), "a systemd unit");
    var pidFile = Field.optional("pid-file", Shapes.text(), "a file with the process's number");
    var command =
        Field.optional(
            "command",
            Shapes.text().map(Expected::pattern),
            "a regular expression found in its command line");
    var user = Field.optional("user", Shapes.text(), "the user it runs as");
    return Shapes.object(
        "Whose the port has to be; all that is said must hold.",
        values -> {
          var owners = new ArrayList<PortOwner>();
          values.get(unit).map(PortOwner.Unit::new).ifPresent(owners::add);
          values.get(pidFile).map(PortOwner.PidFile::new).ifPresent(owners::add);
          values.get(command).map(PortOwner.Program::new).ifPresent(owners::add);
          values.get(user).map(PortOwner.User::new).ifPresent(owners::add);
          if (owners.isEmpty()) {
            throw new IllegalArgumentException("say unit, pid-file, command or user");
          }
          return List.copyOf(owners);
        },
        unit,
        pidFile,
        command,
        user);
  }
}
