package dev.ripcord.check;

import java.util.List;
import java.util.regex.Pattern;

/** Whose a listening port should be. */
sealed interface PortOwner {

  /** For people. */
  String title();

  /** The same in two words of a plain script. */
  List<String> plain();

  /** A process of this systemd unit. */
  record Unit(String name) implements PortOwner {
    @Override
    public List<String> plain() {
      return List.of("unit", name);
    }

    @Override
    public String title() {
      return "unit " + name;
    }
  }

  /** The process whose number is in this file. */
  record PidFile(String file) implements PortOwner {
    @Override
    public List<String> plain() {
      return List.of("pid-file", file);
    }

    @Override
    public String title() {
      return "the process of " + file;
    }
  }

  /** A process whose command line has a match. */
  record Program(Pattern command) implements PortOwner {
    @Override
    public List<String> plain() {
      return List.of("program", command.pattern());
    }

    @Override
    public String title() {
      return "a process like " + command;
    }
  }

  /** Any process of this user. */
  record User(String name) implements PortOwner {
    @Override
    public List<String> plain() {
      return List.of("user", name);
    }

    @Override
    public String title() {
      return "user " + name;
    }
  }
}
