package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each danger is found where it is, and nowhere else. */
class LintTest {
  private static final Shape<?> ANY = Shapes.node();
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Map.of("systemd", ANY, "variants", ANY, "directory", ANY),
          Map.of("rollback", ANY, "systemd", ANY, "command", ANY, "wait", ANY, "env-file", ANY),
          Map.of("http", ANY, "tcp", ANY, "promql", ANY, "host", ANY, "alert", ANY));
  private static final String HARMLESS =
      """
      ripcord: 1
      services:
        api:
          target: { systemd: { unit: api } }
          probes:
            api: { http: "http://localhost:8000/health" }
            port: { tcp: "localhost:9000" }
          procedures:
            quick:
              budget: 5m
              steps:
                - { rollback: release }
                - { command: { run: [ reindex ], verify: { tcp: "localhost:9000" } } }
                - { wait: healthy, within: 30s }
            emergency:
              budget: 2m
              emergency: true
              verify: [ api ]
              completed-by: quick
              steps: [ { rollback: release } ]
      """;

  @Test
  void a_harmless_catalog_has_no_warning() {
    assertThat(warnings(HARMLESS)).isEmpty();
  }

  @Test
  void every_danger_has_a_name_and_a_sentence() {
    assertThat(Arrays.stream(Lint.values()).map(Lint::word)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Lint.values()).map(Lint::sentence)).noneMatch(String::isBlank);
  }

  @Test
  void docker_that_its_socket_would_start_again() {
    var stop = "emergency-stop: { budget: 1m, steps: [ SOCKET { systemd: { stop: docker } } ] }";
    var catalog = HARMLESS.replace("      quick:\n", "      " + stop + "\n      quick:\n");
    assertThat(warnings(catalog.replace("SOCKET", "{ systemd: { stop: docker.socket } },")))
        .isEmpty();
    assertThat(warnings(catalog.replace("SOCKET", "")))
        .singleElement()
        .asString()
        .contains("docker.socket would start it again; stop that first");
  }

  @Test
  void a_retry_that_looks_less_often_than_before() {
    var catalog = HARMLESS.replace("/health\" }", "/health\", every: 10s, retry: 1m }");
    assertThat(warnings(catalog))
        .singleElement()
        .asString()
        .contains("probe 'api' is looked at every 10s, and after a bad look only every 1m");
  }

  @Test
  void an_alert_that_nobody_can_tell_of_and_one_that_would_prove_something() {
    var probes = "    probes:\n";
    var catalog = HARMLESS.replace(probes, probes + "      errors: { alert: { name: Slow } }\n");
    assertThat(warnings(catalog))
        .singleElement()
        .asString()
        .contains("nobody can tell probe 'errors' of an alert: add 'serve:");
    var heard = catalog + "serve: { listen: \"127.0.0.1:9480\", token: \"${env:T}\" }\n";
    assertThat(warnings(heard)).isEmpty();
    var verify = "    verify: { checks: [ api, errors ] }\n";
    assertThat(warnings(heard.replace("    procedures:", verify + "    procedures:")))
        .anyMatch(each -> each.contains("that none is heard proves nothing"));
  }

  @Test
  void two_services_with_one_health_address() {
    var search =
        """
          search:
            target: { systemd: { unit: search } }
            probes: { search: { http: { url: "http://127.0.0.1:8000/search" } } }
            procedures: { quick: { budget: 5m, steps: [ { rollback: release } ] } }
        """;
    assertThat(warnings(HARMLESS + search))
        .containsExactly(
            "ripcord.yaml:23:31: warning: service 'search' looks at localhost:8000, and so does"
                + " 'api' (ripcord.yaml:6:20): one can answer for the other; ask each who it is"
                + " ('expect:'), or for the owner of the port [shared-address]");
    assertThat(
            warnings(
                HARMLESS
                    + search.replace(
                        "{ url: \"http://127.0.0.1:8000/search\" }",
                        "{ url: \"http://localhost:8000/\", headers: { Host: search.example } }")))
        .as("one proxy tells them apart by the Host header")
        .isEmpty();
    assertThat(warnings(HARMLESS + search.replace("target:", "hosts: \"ssh://b\"\n    target:")))
        .as("localhost is another place on another host")
        .isEmpty();
  }

  @Test
  void one_service_may_look_at_its_own_address_twice() {
    assertThat(warnings(HARMLESS.replace("localhost:9000", "localhost:8000"))).isEmpty();
  }

  @Test
  void a_service_without_checks() {
    assertThat(
            warnings(
                """
                ripcord: 1
                services:
                  api:
                    target: { systemd: { unit: api } }
                    procedures: { quick: { budget: 5m, steps: [ { rollback: release } ] } }
                """))
        .containsExactly(
            "ripcord.yaml:4:5: warning: service 'api' has no checks: a rollback can end"
                + " ROLLED_BACK_UNVERIFIED at best; add 'probes:' [no-checks]");
  }

  @Test
  void an_error_that_counts_as_good() {
    var http = "{ http: { url: \"http://localhost:8000/\", status: [ 200, 5xx, 401 ] } }";
    assertThat(warnings(HARMLESS.replace("{ http: \"http://localhost:8000/health\" }", http)))
        .containsExactly(
            "ripcord.yaml:6:68: warning: status 5xx counts as good: a broken service gives just"
                + " that [error-status]");
  }

  @Test
  void timeouts_that_alone_exceed_the_budget() {
    var slow = HARMLESS.replace("within: 30s }", "within: 80s, timeout: 10s, retries: 2 }");
    assertThat(warnings(slow)).as("3 x 90 s and 30 s for the proof are the 5 minutes").isEmpty();
    assertThat(warnings(slow.replace("timeout: 10s", "timeout: 11s")))
        .containsExactly(
            "ripcord.yaml:10:9: warning: the timeouts of 'quick' add up to 5m3s (steps 4m33s, proof"
                + " 30s), and its budget is 5m [over-budget]");
  }

  @Test
  void a_wait_has_its_limit_inside_too() {
    var wait = "{ wait: { for: [ { tcp: \"localhost:9000\" } ], within: 10m } }";
    assertThat(warnings(HARMLESS.replace("{ wait: healthy, within: 30s }", wait)))
        .singleElement()
        .asString()
        .contains("add up to 10m30s");
  }

  @Test
  void a_command_that_is_believed_for_its_exit_code() {
    assertThat(warnings(HARMLESS.replace(", verify: { tcp: \"localhost:9000\" }", "")))
        .containsExactly(
            "ripcord.yaml:13:24: warning: this command is believed for its exit code; say with"
                + " 'observe:' or 'verify:' how its effect is seen [unproven-step]");
  }

  @Test
  void a_command_inside_a_target_is_a_step_too() {
    var target =
        "{ directory: { current: /srv/api, activate: { command: [ service, restart ] } } }";
    assertThat(warnings(HARMLESS.replace("{ systemd: { unit: api } }", target)))
        .singleElement()
        .asString()
        .endsWith("[unproven-step]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [ docker, system, prune, -af ]                | the one to go back to
          [ docker, image, prune, --all, --force ]      | the one to go back to
          [ docker, volume, rm, sermon_data ]           | the data in them
          [ docker, compose, down, --volumes ]          | the data in them
          [ pkill, -f, minio ]                          | belong to nobody here
          [ fuser, -k, 8000/tcp ]                       | belong to nobody here
          [ systemctl, stop, docker ]                   | docker.socket
          """)
  void a_command_of_many_runbooks_that_does_more_than_was_meant(String words, String what) {
    assertThat(warnings(HARMLESS.replace("[ reindex ]", words)))
        .singleElement()
        .asString()
        .contains(what)
        .endsWith("[runbook-command]");
    var shell = "shell: \"" + words.replaceAll("[\\[\\],]", "").strip() + "\"";
    assertThat(warnings(HARMLESS.replace("run: [ reindex ]", shell))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ docker, system, prune, --force ]",
        "[ docker, image, prune, -f ]",
        "[ docker, compose, down ]",
        "[ systemctl, stop, docker.socket, docker.service ]",
        "[ systemctl, stop, dockerish ]"
      })
  void a_command_that_does_what_it_says(String words) {
    assertThat(warnings(HARMLESS.replace("[ reindex ]", words))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate(container_start_time_seconds[10m])                          | sees no restarts
          1 - node_filesystem_free_bytes / node_filesystem_size_bytes      | reserved for root
          histogram_quantile(0.95, rate(took_seconds_bucket[5m]))          | sum by (le)
          100 - irate(node_cpu_seconds_total[5m]) * 100                    | one look decides
          """)
  void a_query_of_many_runbooks_that_tells_something_else(String query, String what) {
    assertThat(warnings(asked(query)))
        .singleElement()
        .asString()
        .contains(what)
        .endsWith("[runbook-query]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changes(container_start_time_seconds[5m])",
        "histogram_quantile(0.95, sum by (le) (rate(took_seconds_bucket[5m])))",
        "sum(rate(errors_total[1m]))"
      })
  void a_query_that_tells_what_it_says(String query) {
    assertThat(warnings(asked(query))).isEmpty();
  }

  private static String asked(String query) {
    var probe = "asked: { promql: { url: \"http://localhost:9090\", query: \"" + query + "\" } }";
    return HARMLESS.replace("    port: {", "    " + probe + "\n      port: {");
  }

  @Test
  void two_rules_that_disagree_about_one_bound() {
    var rules =
        """
            rules:
              disk: { when: "disk(/) of machine > 90%" }
              disk-config: { when: "disk(/) of machine > 95%" }
              gone: { when: "disk(/) of machine > 99%", severity: critical }
              cpu: { when: "cpu of machine > 95% for 3m" }
        """;
    var catalog =
        HARMLESS
            .replace("    port: {", "    machine: { host: all }\n      port: {")
            .replace(
                "    procedures:", rules.stripTrailing().strip().indent(4) + "    procedures:");
    assertThat(warnings(catalog)).singleElement().asString().contains("> 90%", "> 95%");
  }

  @Test
  void a_pause_where_a_check_should_stand() {
    assertThat(warnings(HARMLESS.replace("wait: healthy, within: 30s", "wait: 15s")))
        .containsExactly(
            "ripcord.yaml:14:21: warning: a pause of '15s' proves nothing; 'wait: healthy' or a"
                + " probe's name with 'within:' goes on as soon as it can [plain-pause]");
  }

  @Test
  void a_wait_for_a_probe_that_is_not_there() {
    assertThat(warnings(HARMLESS.replace("wait: healthy", "wait: [ api, prot ]")))
        .containsExactly(
            "ripcord.yaml:14:28: warning: unknown probe 'prot' (did you mean 'port'?)"
                + " [unknown-probe]");
  }

  @Test
  void an_emergency_that_does_not_say_what_has_to_be_good_first() {
    assertThat(warnings(HARMLESS.replace("        verify: [ api ]\n", "")))
        .containsExactly(
            "ripcord.yaml:16:9: warning: emergency procedure 'emergency' waits for every check of"
                + " the service; name in 'verify:' those that have to be good first"
                + " [emergency-without-verify]");
  }

  @Test
  void a_part_of_a_rollback_that_nothing_completes() {
    assertThat(warnings(HARMLESS.replace("        completed-by: quick\n", "")))
        .containsExactly(
            "ripcord.yaml:16:9: warning: procedure 'emergency' leaves out port, so it ends PARTIAL;"
                + " name the one that does the rest in 'completed-by:' [never-completed]");
  }

  @Test
  void an_image_by_a_tag_that_moves() {
    assertThat(warnings(HARMLESS.replace("unit: api", "unit: api, image: \"ghcr.io/a/b:latest\"")))
        .containsExactly(
            "ripcord.yaml:4:44: warning: the image 'ghcr.io/a/b:latest' cannot be gone back to:"
                + " name a digest, or a tag that never moves [latest-image]");
  }

  @Test
  void a_secret_in_plain_text_is_told_without_its_value() {
    for (var key : List.of("API_KEY", "authorization", "dbPassword", "X-Auth-Token")) {
      assertThat(warnings(withVariable(key, "canary")))
          .singleElement()
          .asString()
          .contains("'" + key + "' looks like a secret")
          .doesNotContain("canary");
    }
    assertThat(warnings(withVariable("DATABASE_URL", "postgres://me:canary@db/x")))
        .singleElement()
        .asString()
        .contains("[plain-secret]")
        .doesNotContain("canary");
  }

  @Test
  void references_and_names_of_files_are_no_secrets() {
    assertThat(warnings(withVariable("API_KEY", "${env:API_KEY}"))).isEmpty();
    assertThat(warnings(withVariable("API_KEY", "${release.key}"))).isEmpty();
    assertThat(warnings(withVariable("API_KEY_FILE", "/etc/key"))).isEmpty();
    assertThat(warnings(withVariable("DATABASE_URL", "postgres://me:${env:PW}@db/x"))).isEmpty();
    assertThat(warnings(withVariable("MONKEY", "x"))).isEmpty();
  }

  @Test
  void a_value_that_no_variant_gives_or_only_one() {
    var variants =
        """
        { variants: { old: { runs: { systemd: { unit: old } }, set: { url: "http://localhost:1" } },
                  new: { runs: { systemd: { unit: new } }, set: { url: "http://localhost:2", port: "2" } } } }\
        """;
    var uses = HARMLESS.replace("{ systemd: { unit: api } }", variants);
    assertThat(warnings(uses.replace("[ reindex ]", "[ reindex, \"${release.url}\" ]"))).isEmpty();
    assertThat(warnings(uses.replace("[ reindex ]", "[ reindex, \"${release.ulr}\" ]")))
        .containsExactly(
            "ripcord.yaml:14:42: warning: unknown value 'ulr' (did you mean 'url'?)"
                + " [unknown-value]");
    assertThat(warnings(uses.replace("[ reindex ]", "[ reindex, \"${release.port}\" ]")))
        .containsExactly(
            "ripcord.yaml:14:42: warning: not every variant sets 'port', which is used here"
                + " [unknown-value]");
  }

  private static String withVariable(String key, String value) {
    var command = "run: [ reindex ], environment: { %s: \"%s\" }".formatted(key, value);
    return HARMLESS.replace("run: [ reindex ]", command);
  }

  private static List<String> warnings(String text) {
    var catalog = CatalogShape.of(VOCABULARY).readOrThrow(YamlReader.read(text, "ripcord.yaml"));
    return Lint.of(catalog).stream().map(Warning::toString).toList();
  }
}
