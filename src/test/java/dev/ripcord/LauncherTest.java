package dev.ripcord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the real {@code ./ripcord} in a checkout whose program is a small one, as this changes its
 * sources. A build takes seconds, so the tests share two of them, and run in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
final class LauncherTest {
  private static final String MAIN = "src/main/java/dev/ripcord/cli/Main.java";
  private static final String EXTRA = "src/main/java/dev/ripcord/cli/Extra.java";

  private static final String FIRST =
      """
      package dev.ripcord.cli;

      public final class Main {
        public static void main(String[] args) {
          var fault = BuildCheck.fault(System.getProperty("ripcord.build"));
          if (fault != null) {
            System.err.println(fault);
            System.exit(1);
          }
          System.exit(run(args));
        }

        static int run(String... args) {
          try {
            return tryToRun(args);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }

        private static int tryToRun(String... args) throws Exception {
          System.out.println("first " + java.util.Arrays.toString(args));
          switch (args.length == 0 ? "" : args[0]) {
            case "extra" -> System.out.println(Class.forName("dev.ripcord.cli.Extra").getSimpleName());
            case "kinds" -> System.out.println(Kinds.ofAll());
            case "exit" -> {
              return Integer.parseInt(args[1]);
            }
            case "wait" -> {
              Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("told to stop")));
              System.out.println("waiting");
              System.in.read();
            }
            default -> {}
          }
          return 0;
        }
      }
      """;

  /** Switches over types: with null, guards, arrays, records in records and themselves again. */
  private static final String KINDS =
      """
      package dev.ripcord.cli;

      import java.util.stream.Collectors;
      import java.util.stream.Stream;

      final class Kinds {
        sealed interface Node permits Leaf, Pair {}

        record Leaf(Object value) implements Node {}

        record Pair(Node left, Node right) implements Node {}

        static String ofAll() {
          var a = new Leaf("a");
          return Stream.of(9, 10, a, new Pair(a, a), new Pair(a, new Leaf(1)), new Pair(new Leaf(1), a),
                  new int[0], "text", 'c', new Object[] {null})
              .map(Kinds::of)
              .collect(Collectors.joining(", "));
        }

        private static String of(Object each) {
          return switch (each instanceof Object[] one ? one[0] : each) {
            case null -> "nothing";
            case Integer number when number > 9 -> "many";
            case Integer _ -> "few";
            case Pair(Leaf(var left), Leaf(var right)) when left.equals(right) -> "twins";
            case Pair(Leaf(String left), var right) -> left + " and " + name(right);
            case Node node -> name(node);
            case int[] _ -> "numbers";
            case CharSequence _ -> "text";
            default -> "else";
          };
        }

        private static String name(Node node) {
          return switch (node) {
            case Leaf _ -> "leaf";
            case Pair _ -> "pair";
          };
        }
      }
      """;

  private static final String SECOND = FIRST.replace("\"first ", "\"second ");

  // The apostrophe and the space are there for the quoting.
  @TempDir private static Path folder;
  private static Path checkout;
  private static String firstBuild;

  private final List<Process> started = new ArrayList<>();

  private record Ran(int exit, String out, String err) {}

  @BeforeAll
  static void copy_what_a_build_needs_and_build_it_twice_at_once() throws Exception {
    checkout = folder.resolve("a check'out");
    for (var path :
        List.of(
            "ripcord",
            "pom.xml",
            ".mvn",
            "dev/find-jdk",
            "src/launcher",
            "src/main/java-templates",
            "src/main/java/dev/ripcord/cli/BuildCheck.java",
            "src/main/java/dev/ripcord/cli/Training.java")) {
      copy(Path.of(path), checkout.resolve(path));
    }
    write("src/launcher/training/commands", "one\nexit 3 -> 3\n");
    write(MAIN, FIRST);
    write(EXTRA, "package dev.ripcord.cli;\n\nfinal class Extra {}\n");
    write("src/main/java/dev/ripcord/cli/Kinds.java", KINDS);

    var test = new LauncherTest();
    var one = test.start(checkout, "./ripcord", "one");
    var other = test.start(checkout, "./ripcord", "other");
    var both = List.of(test.end(one), test.end(other));
    assertThat(both).extracting(Ran::exit).as(both.toString()).containsOnly(0);
    assertThat(both).extracting(Ran::out).containsExactly("first [one]\n", "first [other]\n");
    assertThat(both)
        .extracting(Ran::err)
        .filteredOn(text -> text.contains("building"))
        .as("one builds and the other waits for it")
        .hasSize(1);
    firstBuild = current();
  }

  @BeforeEach
  void start_from_a_good_build() {
    assertThat(firstBuild).matches("[0-9a-f]{16}");
  }

  @AfterEach
  void leave_no_process_behind() {
    started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    started.forEach(Process::destroyForcibly);
  }

  @Test
  @Order(1)
  void says_nothing_of_its_own_when_the_build_is_fresh() throws Exception {
    assertThat(ripcord("a")).isEqualTo(new Ran(0, "first [a]\n", ""));
  }

  @Test
  @Order(2)
  void hands_arguments_on_as_they_are() throws Exception {
    assertThat(ripcord("a b", "", "*", "it's", "\"$HOME\"", "--", "-x\n").out())
        .isEqualTo("first [a b, , *, it's, \"$HOME\", --, -x\n]\n");
  }

  @Test
  @Order(2)
  void a_switch_over_types_needs_no_class_made_at_run_time() throws Exception {
    var log = folder.resolve("loaded");
    var builder = new ProcessBuilder("./ripcord", "kinds").directory(checkout.toFile());
    builder.environment().put("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    var process = builder.start();
    started.add(process);

    assertThat(end(process).out())
        .endsWith("few, many, leaf, twins, a and leaf, pair, numbers, text, else, nothing\n");
    assertThat(Files.readString(log))
        .contains("dev.ripcord.cli.Kinds")
        .doesNotContain("TypeSwitch/");
  }

  @ParameterizedTest
  @CsvSource({"1", "12", "255"})
  @Order(3)
  void passes_the_exit_code_on(int code) throws Exception {
    assertThat(ripcord("exit", String.valueOf(code)).exit()).isEqualTo(code);
  }

  @Test
  @Order(4)
  void runs_from_another_folder_and_through_links() throws Exception {
    var bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("straight"), checkout.resolve("ripcord"));
    Files.createSymbolicLink(bin.resolve("round"), Path.of("../bin/straight"));

    assertThat(run(bin, checkout + "/ripcord", "x")).isEqualTo(new Ran(0, "first [x]\n", ""));
    assertThat(run(bin, "../a check'out/ripcord", "x")).isEqualTo(new Ran(0, "first [x]\n", ""));
    assertThat(run(folder, "bin/round", "x")).isEqualTo(new Ran(0, "first [x]\n", ""));
    assertThat(run(checkout, "sh", "ripcord", "x")).isEqualTo(new Ran(0, "first [x]\n", ""));
    assertThat(run(folder, "sh", "-c", "PATH=$PWD/bin:$PATH; round x"))
        .isEqualTo(new Ran(0, "first [x]\n", ""));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  @Order(5)
  void is_the_process_that_a_signal_reaches(String signal, int exit) throws Exception {
    // A test run in the background ignores SIGINT, and so would all that it starts.
    var process = start(checkout, "env", "--default-signal=" + signal, "./ripcord", "wait");
    var out = process.inputReader(UTF_8);
    assertThat(out.readLine()).isEqualTo("first [wait]");
    assertThat(out.readLine()).isEqualTo("waiting");

    kill(process, signal);

    assertThat(out.readLine()).isEqualTo("told to stop");
    assertThat(process.waitFor()).isEqualTo(exit);
  }

  @Test
  @Order(6)
  void starts_without_a_word_when_the_cache_is_missing_or_broken() throws Exception {
    var cache = cache(firstBuild);
    var whole = Files.readAllBytes(cache);
    try {
      Files.delete(cache);
      assertThat(ripcord("a")).isEqualTo(new Ran(0, "first [a]\n", ""));
      Files.write(cache, new byte[0]);
      assertThat(ripcord("a")).isEqualTo(new Ran(0, "first [a]\n", ""));
      Files.write(cache, Arrays.copyOf(whole, whole.length / 2));
      assertThat(ripcord("a")).isEqualTo(new Ran(0, "first [a]\n", ""));
    } finally {
      Files.write(cache, whole);
    }
  }

  @Test
  @Order(7)
  void does_not_build_when_files_were_only_touched() throws Exception {
    Files.setLastModifiedTime(checkout.resolve(MAIN), FileTime.fromMillis(0));
    Files.setLastModifiedTime(checkout.resolve("pom.xml"), FileTime.from(Instant.now()));
    assertThat(ripcord("a")).isEqualTo(new Ran(0, "first [a]\n", ""));
  }

  @Test
  @Order(8)
  void tells_why_a_build_failed_and_runs_nothing() throws Exception {
    write(MAIN, SECOND.replace("return 0;", "return nothing;"));

    var ran = ripcord("a");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("building", "Main.java", "nothing", "the build failed");
  }

  @Test
  @Order(9)
  void stops_its_build_when_it_is_told_to_stop() throws Exception {
    write(MAIN, SECOND + "// never built\n");
    var process = start(checkout, "./ripcord", "a");
    assertThat(process.errorReader(UTF_8).readLine()).contains("building");
    var maven = process.children().toList();

    kill(process, "TERM");

    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(maven).noneMatch(ProcessHandle::isAlive);
    assertThat(process.inputReader(UTF_8).readLine()).isNull();
  }

  @Test
  @Order(10)
  void runs_the_new_code_after_a_change_and_the_old_code_after_going_back() throws Exception {
    assertThat(firstBuild).isEqualTo(current());
    write(MAIN, FIRST);
    assertThat(ripcord("extra")).isEqualTo(new Ran(0, "first [extra]\nExtra\n", ""));

    write(MAIN, SECOND);
    Files.delete(checkout.resolve(EXTRA));
    var changed = ripcord("a");
    assertThat(changed.out()).as(changed.err()).isEqualTo("second [a]\n");
    assertThat(changed.err()).contains("building");
    assertThat(ripcord("a")).isEqualTo(new Ran(0, "second [a]\n", ""));
    assertThat(ripcord("extra").err()).contains("ClassNotFoundException");

    // As a changed branch does, or an archive that is unpacked over the checkout: older than the
    // build, and other.
    write(MAIN, FIRST);
    write(EXTRA, "package dev.ripcord.cli;\n\nfinal class Extra {}\n");
    Files.setLastModifiedTime(checkout.resolve(MAIN), FileTime.fromMillis(0));
    Files.setLastModifiedTime(checkout.resolve(EXTRA), FileTime.fromMillis(0));
    assertThat(ripcord("extra")).isEqualTo(new Ran(0, "first [extra]\nExtra\n", ""));
    assertThat(current()).isEqualTo(firstBuild);
  }

  @Test
  @Order(11)
  void old_code_out_of_a_foreign_cache_does_nothing_and_says_so() throws Exception {
    String second = builds().filter(name -> !name.equals(firstBuild)).findFirst().orElseThrow();
    var cache = cache(firstBuild);
    var own = Files.readAllBytes(cache);
    try {
      Files.copy(cache(second), cache, StandardCopyOption.REPLACE_EXISTING);

      var ran = ripcord("a");

      // A JVM in which JDK-8377932 is fixed does not take this cache, and runs the right code
      // without it.
      if (ran.exit() == 0) {
        assertThat(ran.out()).isEqualTo("first [a]\n");
      } else {
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
            .contains("asked for build " + firstBuild)
            .contains("build " + second + " runs");
      }
    } finally {
      Files.write(cache, own);
    }
  }

  private Ran ripcord(String... args) throws Exception {
    return run(
        checkout, Stream.concat(Stream.of("./ripcord"), Stream.of(args)).toArray(String[]::new));
  }

  private Ran run(Path where, String... command) throws Exception {
    return end(start(where, command));
  }

  private Process start(Path where, String... command) throws IOException {
    var process = new ProcessBuilder(command).directory(where.toFile()).start();
    started.add(process);
    return process;
  }

  private Ran end(Process process) throws Exception {
    process.outputWriter().close();
    var err = new FutureTask<>(() -> process.errorReader(UTF_8).readAllAsString());
    Thread.startVirtualThread(err);
    var out = process.inputReader(UTF_8).readAllAsString();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), out, err.get());
  }

  private static void kill(Process process, String signal) throws Exception {
    var kill = new ProcessBuilder("kill", "-s", signal, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor(Duration.ofSeconds(10))).isTrue();
  }

  private static Path cache(String build) throws IOException {
    try (var files = Files.list(checkout.resolve("target/launcher").resolve(build))) {
      return files.filter(file -> file.toString().endsWith(".aot")).findFirst().orElseThrow();
    }
  }

  private static Stream<String> builds() throws IOException {
    try (var files = Files.list(checkout.resolve("target/launcher"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{16}"))
          .toList()
          .stream();
    }
  }

  private static String current() throws IOException {
    var first = Files.readAllLines(checkout.resolve("target/launcher/current")).getFirst();
    return first.replaceAll("build='(.*)'", "$1");
  }

  private static void write(String path, String text) throws IOException {
    var file = checkout.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (file.equals(from)) {
          target = to;
        }
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
