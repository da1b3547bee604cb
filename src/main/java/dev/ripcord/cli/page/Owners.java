package dev.ripcord.cli.page;

/** Names of processes as a person reads them. */
public final class Owners {
  private Owners() {}

  /** {@code root@vm 123 1795313744770} becomes {@code root@vm, process 123}. */
  public static String text(String owner) {
    var first = owner.indexOf(' ');
    var second = owner.indexOf(' ', first + 1);
    return first < 0 || second < 0
        ? owner
        : owner.substring(0, first) + ", process " + owner.substring(first + 1, second);
  }
}
