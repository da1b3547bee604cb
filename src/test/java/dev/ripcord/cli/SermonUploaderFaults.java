package dev.ripcord.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is made to fail of the uploaders, and the triggers that it is for. */
final class SermonUploaderFaults {
  private SermonUploaderFaults() {}

  /** For each service the rules of the runbook that it is watched by. */
  static Map<String, List<String>> rules() {
    var rules = new LinkedHashMap<String, List<String>>();
    rules.put("unavailable", List.of("unavailable"));
    rules.put("minio", List.of("minio-down"));
    rules.put("ill", List.of("health-errors"));
    rules.put("errors", List.of("error-rate"));
    rules.put("slow", List.of("slow"));
    rules.put("uploads", List.of("uploads-fail"));
    rules.put("memory", List.of("memory"));
    rules.put("cpu", List.of("cpu"));
    rules.put("disk", List.of("disk"));
    rules.put("full", List.of("disk"));
    rules.put("crashing", List.of("restarts"));
    rules.put("gone", List.of("not-running"));
    rules.put("below", List.of("unavailable", "error-rate", "slow", "uploads-fail"));
    rules.put("outage", List.of("error-rate"));
    rules.put("untouched", List.of("unavailable"));
    return rules;
  }

  /**
   * What is said to each uploader that runs release 2.
   *
   * @param memory bytes that fill what is left of the machine's
   */
  static Map<String, String> of(long memory) {
    var broken = new LinkedHashMap<String, String>();
    broken.put("unavailable", "down");
    broken.put("minio", "no-minio");
    broken.put("ill", "ill");
    broken.put("errors", "errors=4");
    broken.put("slow", "slow=6000");
    broken.put("uploads", "uploads=4");
    broken.put("memory", "memory=" + memory);
    broken.put("cpu", "cpu");
    broken.put("disk", "disk=31");
    broken.put("crashing", "crash=1");
    broken.put("gone", "crash=1");
    broken.put("below", "errors=20 slow=3000 uploads=20");
    broken.put("outage", "errors=4");
    broken.put("untouched", "down");
    broken.put("leaning", "down");
    return broken;
  }
}
