package dev.ripcord.check;

import java.util.List;

/** Which HTTP statuses are right: numbers, or classes such as {@code 2xx}. */
record StatusSet(List<String> specs) {
  static final String FORM = "[1-5](?:\\d\\d|xx)";
  static final StatusSet SUCCESS = new StatusSet(List.of("2xx"));

  StatusSet {
    specs = List.copyOf(specs);
  }

  boolean has(int status) {
    return specs.stream().anyMatch(each -> has(each, status));
  }

  private static boolean has(String spec, int status) {
    return spec.endsWith("xx")
        ? spec.charAt(0) - '0' == status / 100
        : Integer.parseInt(spec) == status;
  }

  @Override
  public String toString() {
    return String.join(" or ", specs);
  }
}
