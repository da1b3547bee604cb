package dev.ripcord.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Each danger that is looked for in a catalog that is read without a problem; pure. */
public enum Lint {
  SHARED_ADDRESS(
      "two services ask one address for their health, so one answers for the other",
      AddressLint::shared),
  NO_CHECKS("a service has no checks, so nothing proves that it is back", CheckLints::none),
  ERROR_STATUS("an http check takes an error for a good answer", CheckLints::errorStatus),
  OVER_BUDGET("the timeouts of a procedure alone exceed its budget", BudgetLint::over),
  UNPROVEN_STEP("a command is believed for its exit code", StepLints::unproven),
  PLAIN_PAUSE("a pause stands where a check should", StepLints::pause),
  UNKNOWN_PROBE("a wait names no probe", StepLints::unknownProbe),
  EMERGENCY_WITHOUT_VERIFY(
      "an emergency procedure does not say what has to be good first",
      ProcedureLints::emergencyWithoutVerify),
  NEVER_COMPLETED(
      "a procedure leaves a check of the service out, and none completes it",
      ProcedureLints::neverCompleted),
  LATEST_IMAGE("an image is named by a tag that moves, so there is no going back", Texts::latest),
  PLAIN_SECRET("a secret stands in the catalog itself", Texts::secrets),
  UNKNOWN_VALUE("a step uses a value that the target does not give", ReleaseValues::unknown);

  private final String sentence;
  private final Function<Catalog, Stream<Found>> look;

  Lint(String sentence, Function<Catalog, Stream<Found>> look) {
    this.sentence = sentence;
    this.look = look;
  }

  /** All dangers, in the order of the text. */
  public static List<Warning> of(Catalog catalog) {
    return Arrays.stream(values())
        .flatMap(lint ->
            lint.look.apply(catalog).distinct().map(each -> each.by(lint)))
        .sorted(Comparator.comparing(each -> new Problem(each.place(), each.text()), Problem.BY_PLACE))
        .toList();
  }

  /** Its name for people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is about. */
  public String sentence() {
    return sentence;
  }

  /** A danger at its place. */
  record Found(Place place, String text) {
    Warning by(Lint lint) {
      return new Warning(lint, place, text);
    }
  }
}
