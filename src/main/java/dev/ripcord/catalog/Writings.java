package dev.ripcord.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ways in which a value is met again: each line alone, on one line, encoded. */
final class Writings {
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();
  private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

  private Writings() {}

  static Set<String> of(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    var writings = new LinkedHashSet<String>();
    writings.add(value);
    writings.add(value.strip().replaceAll("[\\p{Cntrl}\\s]+", " "));
    value.lines().map(String::strip).forEach(writings::add);
    writings.add(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    var form = URLEncoder.encode(value, StandardCharsets.UTF_8);
    writings.add(form);
    writings.add(form.replace("+", "%20"));
    writings.add(BASE64.encodeToString(bytes));
    writings.add(BASE64_URL.encodeToString(bytes));
    return writings;
  }
}
