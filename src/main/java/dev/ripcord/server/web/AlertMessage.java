package dev.ripcord.server.web;

import dev.ripcord.check.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One message of Alertmanager's webhook, version 4.
 *
 * @param leftOut alerts with more labels than anybody keeps
 */
record AlertMessage(List<Told> told, int leftOut) {
  private static final String VERSION = "4";
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
  private static final int LABELS = 64;
  private static final int CHARACTERS = 4096;

  AlertMessage {
    told = List.copyOf(told);
  }

  /**
   * An alert as it was told.
   *
   * @param ended empty while it fires
   */
  record Told(Map<String, String> labels, Instant began, Optional<Instant> ended) {
    Told {
      labels = Map.copyOf(labels);
    }
  }

  /** Reads one; throws {@link IllegalArgumentException} with what to say to who sent it. */
  static AlertMessage read(String text, Instant now) {
    var root = JsonValue.parse(text).orElseThrow(() -> wrong("this is no JSON"));
    if (!(root instanceof Map<?, ?> message)) {
      throw wrong("this is no message of Alertmanager's webhook");
    }
    if (!(message.get("version") instanceof String version)) {
      throw wrong("this says no 'version': it is no message of Alertmanager's webhook");
    }
    if (!version.equals(VERSION)) {
      throw wrong("messages of version 4 are understood, and this is another one");
    }
    if (!(message.get("alerts") instanceof List<?> alerts)) {
      throw wrong("this has no list 'alerts'");
    }
    var told = new ArrayList<Told>();
    var leftOut = 0;
    for (var each : alerts) {
      var one = alert(each, now);
      if (isSmall(one.labels())) {
        told.add(one);
      } else {
        leftOut++;
      }
    }
    return new AlertMessage(told, leftOut);
  }

  private static Told alert(Object value, Instant now) {
    if (!(value instanceof Map<?, ?> alert)) {
      throw wrong("an alert is no mapping");
    }
    var began = moment(alert, "startsAt");
    if (began.isAfter(now.plus(CLOCKS_DIFFER))) {
      throw wrong("an alert begins in the future: its clock or the one here is wrong");
    }
    var status = alert.get("status");
    if ("firing".equals(status)) {
      return new Told(labels(alert), began, Optional.empty());
    }
    if ("resolved".equals(status)) {
      return new Told(labels(alert), began, Optional.of(moment(alert, "endsAt")));
    }
    throw wrong("an alert is neither 'firing' nor 'resolved'");
  }

  private static Instant moment(Map<?, ?> alert, String key) {
    if (alert.get(key) instanceof String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException _) {
        // told below
      }
    }
    throw wrong("an alert has no moment '" + key + "'");
  }

  private static Map<String, String> labels(Map<?, ?> alert) {
    if (!(alert.get("labels") instanceof Map<?, ?> labels)) {
      throw wrong("an alert has no 'labels'");
    }
    var texts = new TreeMap<String, String>();
    labels.forEach((name, value) -> {
      if (!(name instanceof String key) || !(value instanceof String text)) {
        throw wrong("a label is no text");
      }
      texts.put(key, text);
    });
    return texts;
  }

  private static boolean isSmall(Map<String, String> labels) {
    var characters =
        labels.entrySet().stream()
            .mapToLong(each -> each.getKey().length() + each.getValue().length())
            .sum();
    return labels.size() <= LABELS && characters <= CHARACTERS;
  }

  private static IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(why);
  }
}
