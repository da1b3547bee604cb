package dev.ripcord.cli.page;

import java.util.List;

/** What a run that has a service needs, in words and in commands. */
final class HoldText {
  private HoldText() {}

  static String of(Standing.Hold hold) {
    return switch (hold) {
      case RUNS -> "a run is under way";
      case WAITS -> "a run WAITS";
      case INTERRUPTED -> "a run was INTERRUPTED";
    };
  }

  static List<String> next(Standing.Hold hold, String run) {
    return switch (hold) {
      case RUNS -> List.of("ripcord show " + run + " --follow");
      case WAITS -> List.of("ripcord show " + run);
      case INTERRUPTED -> List.of("ripcord resume " + run);
    };
  }
}
