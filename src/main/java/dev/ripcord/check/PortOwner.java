package dev.ripcord.check;

import java.util.regex.Pattern;

/** Whose a listening port should be. */
sealed interface PortOwner {

  /** For people. */
  String title();

  /** A process of this systemd unit. */
  record Unit(String name) implements PortOwner {
    @Override
    public String title() {
      return "unit " + name;
    }
  }

  /** The process whose number is in this file. */
  record PidFile(String file) implements PortOwner {
    @Override
    public String title() {
      return "the process of " + file;
    }
  }

  /** A process whose command line has a match. */
  record Program(Pattern command) implements PortOwner {
    @Override
    public String title() {
      return "a process like " + command;
    }
  }

  /** Any process of this user. */
  record User(String name) implements PortOwner {
    @Override
    public String title() {
      return "user " + name;
    }
  }
}
