package dev.ripcord.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One command: what it is called, what it takes, and what it does.
 *
 * @param name one word or two, such as {@code deploy begin}
 * @param summary one line that says when to type it
 * @param about paragraphs of help, for what the summary leaves open
 * @param examples whole command lines, each with what it does
 * @param takes its own options and arguments, without those that every command has
 */
record Command(
    String name,
    Group group,
    String summary,
    List<String> about,
    List<Example> examples,
    CommandSpec takes,
    Action action) {

  /** What a command does; the answer is the exit code. */
  @FunctionalInterface
  interface Action {
    int run(Call call) throws InterruptedException;
  }

  /** A command line, and what it does. */
  record Example(String line, String does) {}

  /** Where a command stands in the list of all. */
  enum Group {
    NOW("When something is wrong"),
    LOOK("Look"),
    RUNS("Runs"),
    SERVICE("Run and deploy services"),
    CATALOG("Set up");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  static Example example(String line, String does) {
    return new Example(line, does);
  }
}
