package dev.ripcord.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes the options and arguments of commands; all values are read as text. */
final class Options {
  private Options() {}

  static OptionSpec flag(String name, String description) {
    return flag(description, new String[] {name});
  }

  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .type(boolean.class)
        .arity("0")
        .description(description)
        .build();
  }

  static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option that may stand several times. */
  static OptionSpec texts(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec required(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("1")
        .required(true)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option that may stand without a value: then it is the empty text. */
  static OptionSpec perhaps(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("0..1")
        .fallbackValue("")
        .paramLabel(label)
        .description(description)
        .build();
  }

  static PositionalParamSpec argument(int index, String label, String description) {
    return positional(index, "1", label, description);
  }

  static PositionalParamSpec optional(int index, String label, String description) {
    return positional(index, "0..1", label, description);
  }

  /** All arguments from this one on. */
  static PositionalParamSpec rest(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(index + "..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1..*")
        .required(true)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** A number that an option was given. */
  static int number(String name, Optional<String> text, int otherwise) {
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return Math.max(1, Integer.parseInt(text.get()));
    } catch (NumberFormatException _) {
      throw new Mistake(name + " takes a number, and '" + text.get() + "' is none");
    }
  }

  private static PositionalParamSpec positional(
      int index, String arity, String label, String description) {
    return PositionalParamSpec.builder()
        .index(String.valueOf(index))
        .type(String.class)
        .arity(arity)
        .required(arity.equals("1"))
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static String[] rest(String... names) {
    return Arrays.copyOfRange(names, 1, names.length);
  }
}
