package dev.ripcord.target.github;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A workflow, and what it is started with.
 *
 * @param api where GitHub's API is
 * @param repository {@code owner/name}
 * @param file the name of its file
 * @param ref the branch or tag whose file is taken
 * @param token a reference to the secret
 * @param keyInput the input that gets a key of ours, which the workflow's {@code run-name} shows
 */
record Workflow(
    String api,
    String repository,
    String file,
    String ref,
    String token,
    Map<String, String> inputs,
    Optional<String> keyInput) {
  Workflow {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  String dispatches() {
    return base() + "/actions/workflows/" + file + "/dispatches";
  }

  String runs() {
    return base() + "/actions/workflows/" + file + "/runs?event=workflow_dispatch&per_page=30";
  }

  String run(long id) {
    return base() + "/actions/runs/" + id;
  }

  /** The inputs, with the key in its own. */
  Map<String, String> inputs(String key) {
    var all = new LinkedHashMap<>(inputs);
    keyInput.ifPresent(each -> all.put(each, key));
    return all;
  }

  private String base() {
    return api + "/repos/" + repository;
  }
}
