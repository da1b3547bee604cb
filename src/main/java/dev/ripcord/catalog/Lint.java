package dev.ripcord.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Each danger that is looked for in a catalog that was read without a problem; pure. */
public enum Lint {
  SHARED_ADDRESS("two services ask one address for their health, so one answers for the other"),
  NO_CHECKS("a service has no checks, so nothing proves that it is back"),
  ERROR_STATUS("an http check takes an error for a good answer"),
  OVER_BUDGET("the timeouts of a procedure alone exceed its budget"),
  UNPROVEN_STEP("a command is believed for its exit code"),
  PLAIN_PAUSE("a pause stands where a check should"),
  UNKNOWN_PROBE("a wait names no probe"),
  EMERGENCY_WITHOUT_VERIFY("an emergency procedure does not say what has to be good first"),
  NEVER_COMPLETED("a procedure leaves a check of the service out, and none completes it"),
  LATEST_IMAGE("an image is named by a tag that moves, so there is no going back"),
  PLAIN_SECRET("a secret stands in the catalog itself"),
  UNKNOWN_VALUE("a step uses a value that the target does not give"),
  SLOW_RETRY("a probe is looked at less often after a bad look than before"),
  SHORT_RULE("the time of a rule is over before there can be two looks"),
  LATE_RULE("a rule cannot act before a deployment is no longer to blame"),
  INNOCENT_RELEASE("a rule goes back for what no other release mends"),
  UNREACHABLE_RULE("a rule counts more than can happen"),
  NO_WAY_BACK("a rule goes back by a procedure that only prepares"),
  SOCKET_STAYS("Docker is stopped, and its socket would start it again"),
  RULES_DISAGREE("two rules have one condition with different bounds, and do the same"),
  RUNBOOK_COMMAND("a command takes what a rollback needs, or what is somebody else's"),
  RUNBOOK_QUERY("a query tells something else than it seems to"),
  UNHEARD_ALERT("a look waits for alerts where nobody can tell it of one");

  private final String sentence;

  Lint(String sentence) {
    this.sentence = sentence;
  }

  /** All dangers, in the order of the text. */
  public static List<Warning> of(Catalog catalog) {
    return Arrays.stream(values())
        .flatMap(lint -> lint.look(catalog).distinct().map(each -> each.by(lint)))
        .sorted(
            Comparator.comparing(each -> new Problem(each.place(), each.text()), Problem.BY_PLACE))
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

  private Stream<Found> look(Catalog catalog) {
    return switch (this) {
      case SHARED_ADDRESS -> AddressLint.shared(catalog);
      case NO_CHECKS -> CheckLints.none(catalog);
      case ERROR_STATUS -> CheckLints.errorStatus(catalog);
      case OVER_BUDGET -> BudgetLint.over(catalog);
      case UNPROVEN_STEP -> StepLints.unproven(catalog);
      case PLAIN_PAUSE -> StepLints.pause(catalog);
      case UNKNOWN_PROBE -> StepLints.unknownProbe(catalog);
      case EMERGENCY_WITHOUT_VERIFY -> ProcedureLints.emergencyWithoutVerify(catalog);
      case NEVER_COMPLETED -> ProcedureLints.neverCompleted(catalog);
      case LATEST_IMAGE -> Texts.latest(catalog);
      case PLAIN_SECRET -> Texts.secrets(catalog);
      case UNKNOWN_VALUE -> ReleaseValues.unknown(catalog);
      case SLOW_RETRY -> CheckLints.slowRetry(catalog);
      case SHORT_RULE -> RuleLints.tooShort(catalog);
      case LATE_RULE -> RuleLints.tooLate(catalog);
      case INNOCENT_RELEASE -> RuleLints.notToBlame(catalog);
      case UNREACHABLE_RULE -> RuleLints.unreachable(catalog);
      case NO_WAY_BACK -> RuleLints.noWayBack(catalog);
      case SOCKET_STAYS -> StepLints.socketStays(catalog);
      case RULES_DISAGREE -> RuleLints.disagree(catalog);
      case RUNBOOK_COMMAND -> RunbookLints.commands(catalog);
      case RUNBOOK_QUERY -> RunbookLints.queries(catalog);
      case UNHEARD_ALERT -> CheckLints.unheard(catalog);
    };
  }

  /** A danger at its place. */
  record Found(Place place, String text) {
    Warning by(Lint lint) {
      return new Warning(lint, place, text);
    }
  }
}
