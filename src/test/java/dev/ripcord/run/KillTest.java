package dev.ripcord.run;

import java.util.stream.LongStream;

/** The journal in a file. */
final class KillTest extends KillContract {
  static LongStream seeds() {
    return some(20);
  }

  @Override
  String journal() {
    return folder.resolve("journal.db").toString();
  }
}
