package dev.ripcord.host.local;

import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Ripcord in a process of its own that does one act, made to be killed in the middle of it. */
final class ActOnce {
  private ActOnce() {}

  public static void main(String[] arguments) {
    var id = new ActId("run-1", "2.1", 1, "stop");
    var argv = List.of(arguments).subList(1, arguments.length);
    new LocalPlace(Path.of(arguments[0])).host().act(id, Command.of(argv));
  }

  static Process start(Path root, String... argv) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var words = new ArrayList<>(List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-cp", classPath(), ActOnce.class.getName(), root.toString()));
    words.addAll(List.of(argv));
    return new ProcessBuilder(words).inheritIO().redirectInput(new File("/dev/null")).start();
  }

  private static String classPath() {
    return place(ActOnce.class) + File.pathSeparator + place(LocalHost.class);
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
