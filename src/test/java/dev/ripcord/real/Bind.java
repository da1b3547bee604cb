package dev.ripcord.real;

import java.nio.file.Path;

/** A folder or file of this machine that a guest sees too. */
public record Bind(Path host, String guest, boolean writable) {
  public static Bind readOnly(Path host, String guest) {
    return new Bind(host, guest, false);
  }

  public static Bind writable(Path host, String guest) {
    return new Bind(host, guest, true);
  }

  /** The JDK that runs the tests, at the same path in the guest. */
  public static Bind jdk() {
    var home = Path.of(System.getProperty("java.home"));
    return readOnly(home, home.toString());
  }

  String option() {
    return (writable ? "--bind=" : "--bind-ro=") + host.toAbsolutePath() + ":" + guest;
  }
}
