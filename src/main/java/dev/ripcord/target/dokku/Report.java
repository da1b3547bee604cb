package dev.ripcord.target.dokku;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A report of a plugin of Dokku: {@code Git sha: dbddc3f}, a line for each property. Later versions
 * leave the plugin's name out of it, so here it is always left out.
 */
record Report(Map<String, String> values) {
  private static final Pattern LINE = Pattern.compile("\\s+([A-Za-z][^:=]*):\\s*(.*?)\\s*");

  Report {
    values = new TreeMap<>(values);
  }

  /** Reads the report of a plugin such as {@code git}. */
  static Report parse(String plugin, String text) {
    var values = new TreeMap<String, String>();
    text.lines()
        .map(LINE::matcher)
        .filter(each -> each.matches())
        .forEach(each -> {
          var key = each.group(1).toLowerCase(Locale.ROOT);
          var name = key.startsWith(plugin + " ") ? key.substring(plugin.length() + 1) : key;
          values.put(name, each.group(2));
        });
    return new Report(values);
  }

  /** A value that is there and not empty. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(each -> !each.isEmpty());
  }

  /** Whether this Dokku knows such a property, set or not. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean is(String name, String value) {
    return value.equals(values.get(name));
  }
}
