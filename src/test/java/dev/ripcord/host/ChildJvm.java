package dev.ripcord.host;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Another Java with our classes, to be killed. */
public final class ChildJvm {
  private ChildJvm() {}

  /** Its class path holds this build and the test libraries that our test classes name. */
  public static ProcessBuilder builder(Class<?> main, String... arguments) {
    var java = System.getProperty("java.home") + "/bin/java";
    var words = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classPath()));
    words.add(main.getName());
    words.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private static String classPath() {
    return Stream.of(ChildJvm.class, Host.class, Assertions.class, Test.class)
        .map(each -> each.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
