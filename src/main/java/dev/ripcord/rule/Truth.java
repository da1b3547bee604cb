package dev.ripcord.rule;

import java.util.List;

/** Whether a condition is so; what cannot be told stays open (Kleene's three-valued logic). */
enum Truth {
  YES,
  NO,
  OPEN;

  static Truth of(boolean yes) {
    return yes ? YES : NO;
  }

  static Truth of(Sample.State state) {
    return switch (state) {
      case GOOD -> NO;
      case BAD -> YES;
      case UNKNOWN -> OPEN;
    };
  }

  /** Whether at least so many of them are so. */
  static Truth atLeast(int needed, List<Truth> all) {
    var yes = all.stream().filter(each -> each == YES).count();
    var open = all.stream().filter(each -> each == OPEN).count();
    if (yes >= needed) {
      return YES;
    }
    return yes + open >= needed ? OPEN : NO;
  }
}
