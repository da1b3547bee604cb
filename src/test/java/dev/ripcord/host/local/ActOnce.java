package dev.ripcord.host.local;

import dev.ripcord.host.ActId;
import dev.ripcord.host.ChildJvm;
import dev.ripcord.host.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Ripcord in a process of its own that does one act, made to be killed in the middle of it. */
final class ActOnce {
  private ActOnce() {}

  public static void main(String[] arguments) {
    var id = new ActId("run-1", "2.1", 1, "stop");
    var argv = List.of(arguments).subList(1, arguments.length);
    new LocalPlace(Path.of(arguments[0])).host().act(id, Command.of(argv));
  }

  static Process start(Path root, String... argv) throws IOException {
    var words = Stream.concat(Stream.of(root.toString()), Stream.of(argv)).toArray(String[]::new);
    return ChildJvm.builder(ActOnce.class, words).start();
  }
}
