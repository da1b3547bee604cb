package dev.ripcord.server.web;

import java.util.regex.Pattern;

/** Metrics in Prometheus' text format, version 0.0.4; whatever stands in a label is only text. */
final class Exposition {
  /** What it is called where types of content are named. */
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Pattern WHOLE = Pattern.compile("\\.0$");

  private final StringBuilder text = new StringBuilder(8192);
  private String name = "";

  /** What comes next only grows. */
  Exposition counter(String of, String help) {
    return family(of, "counter", help);
  }

  /** What comes next goes up and down. */
  Exposition gauge(String of, String help) {
    return family(of, "gauge", help);
  }

  private Exposition family(String of, String type, String help) {
    name = of;
    text.append("# HELP ").append(of).append(' ').append(escaped(help)).append('\n');
    text.append("# TYPE ").append(of).append(' ').append(type).append('\n');
    return this;
  }

  /** A number of what was named last; {@code labels} are names, each with its value after it. */
  Exposition with(double value, String... labels) {
    return line(number(value), labels);
  }

  /** The same of something that was counted. */
  Exposition with(long count, String... labels) {
    return line(String.valueOf(count), labels);
  }

  private Exposition line(String value, String... labels) {
    text.append(name);
    for (var i = 0; i < labels.length; i += 2) {
      text.append(i == 0 ? "{" : ",").append(labels[i]).append("=\"");
      text.append(escaped(labels[i + 1]).replace("\"", "\\\"")).append('"');
    }
    text.append(labels.length > 0 ? "} " : " ").append(value).append('\n');
    return this;
  }

  /** One for what is so and zero for what is not. */
  Exposition with(boolean so, String... labels) {
    return line(so ? "1" : "0", labels);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", " ");
  }

  /** As Go reads it: {@code NaN}, {@code +Inf}. */
  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return WHOLE.matcher(String.valueOf(value)).replaceFirst("");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
