package dev.ripcord.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that every command takes.
 *
 * @param journalDir a journal elsewhere than the catalog says, for a bad day
 * @param colour false where {@code --no-color} was given
 */
record Globals(
    Optional<String> catalog,
    Optional<String> journalDir,
    boolean json,
    boolean colour,
    boolean quiet,
    boolean verbose) {
  static final String CATALOG = "--catalog";
  static final String JOURNAL_DIR = "--journal-dir";
  static final String JSON = "--json";
  private static final String NO_COLOR = "--no-color";
  private static final String QUIET = "--quiet";
  private static final String VERBOSE = "--verbose";

  private static final List<String> NAMES =
      List.of(CATALOG, JOURNAL_DIR, JSON, NO_COLOR, QUIET, VERBOSE, "--help");

  static final Globals NONE =
      new Globals(Optional.empty(), Optional.empty(), false, true, false, false);

  /** Adds them to what a command takes. */
  static void add(CommandSpec spec) {
    spec.addOption(
        Options.text(
            CATALOG,
            "PATH",
            "the catalog, a file or a folder; else $RIPCORD_CATALOG,"
                + " ./ripcord.yaml, ~/.config/ripcord, /etc/ripcord"));
    spec.addOption(
        Options.text(
            JOURNAL_DIR,
            "DIR",
            "keep the journal in this folder instead of where the"
                + " catalog says: for the day when that place cannot be written"));
    spec.addOption(Options.flag(JSON, "one JSON document on stdout, for programs"));
    spec.addOption(Options.flag(NO_COLOR, "no colour; also when $NO_COLOR is set, or in a pipe"));
    spec.addOption(Options.flag("only what matters most", QUIET, "-q"));
    spec.addOption(Options.flag("more detail, and stack traces of internal faults", VERBOSE, "-v"));
    spec.addOption(
        OptionSpec.builder("--help", "-h").usageHelp(true).description("this text").build());
  }

  /** Whether every command takes this option. */
  static boolean has(OptionSpec option) {
    return NAMES.contains(option.longestName());
  }

  /** The same options for another command of this person. */
  List<String> words() {
    var words = new ArrayList<String>();
    catalog.ifPresent(each -> words.addAll(List.of(CATALOG, each)));
    journalDir.ifPresent(each -> words.addAll(List.of(JOURNAL_DIR, each)));
    Stream.of(
            Map.entry(JSON, json),
            Map.entry(NO_COLOR, !colour),
            Map.entry(QUIET, quiet),
            Map.entry(VERBOSE, verbose))
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .forEach(words::add);
    return words;
  }

  static Globals of(ParseResult parsed) {
    return new Globals(
        Optional.ofNullable(parsed.matchedOptionValue(CATALOG, null)),
        Optional.ofNullable(parsed.matchedOptionValue(JOURNAL_DIR, null)),
        parsed.hasMatchedOption(JSON),
        !parsed.hasMatchedOption(NO_COLOR),
        parsed.hasMatchedOption(QUIET),
        parsed.hasMatchedOption(VERBOSE));
  }
}
