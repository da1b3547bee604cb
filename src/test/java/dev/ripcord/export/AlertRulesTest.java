package dev.ripcord.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.plan.Planner;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules for Prometheus as its own tool judges them, beside those of a runbook. */
final class AlertRulesTest {
  private static final String CATALOG =
      """
      ripcord: 1
      services:
        shop:
          hosts: [ "ssh://pi@shop.example:2222" ]
          target: { directory: { releases: /srv/releases, current: /srv/current } }
          probes:
            api: { http: "http://localhost:8000/health" }
            web: { http: "http://localhost:8001/health" }
            host: { host: {} }
            told: { alert: { name: Slow } }
            errors: { promql: { url: "http://p:9090", query: "sum(shop_errors_total{job=\\"shop\\"})" } }
            requests: { promql: { url: "http://p:9090", query: "sum(shop_requests_total{job=\\"shop\\"})" } }
            latency: { promql: { url: "http://p:9090", buckets: true, query: "sum by (le) (shop_seconds_bucket)" } }
          rules:
            unavailable: { when: "unavailable(api) for 1m", severity: critical }
            all-gone: { when: "all unavailable(api, web) for 2m", severity: critical }
            error-rate: { when: "ratio(errors, requests) > 10% for 3m", severity: critical }
            slow: { when: "p95(latency) > 5s for 5m" }
            memory: { when: "memory > 90% for 2m" }
            cpu: { when: "cpu > 95% for 3m" }
            disk: { when: "disk(/) > 90% for 1m" }
            in-a-row: { when: "errors(api) >= 5 consecutive" }
            told: { when: "unavailable(told)" }
          procedures:
            quick: { budget: 1m, steps: [ { rollback: release } ] }
      """;

  /** What the runbook has for three of them. */
  private static final String NAIVE =
      """
      groups:
        - name: naive
          rules:
            - alert: NaiveErrorRate
              expr: rate(shop_errors_total[5m]) / rate(shop_requests_total[5m]) > 0.1
              for: 3m
            - alert: NaiveDisk
              expr: (node_filesystem_size_bytes - node_filesystem_free_bytes) / node_filesystem_size_bytes > 0.9
              for: 1m
      """;

  /** A burst of 45 s, then ten minutes with one request that fails, then 12 % that last. */
  private static final String SERIES =
      """
      rule_files: [ made.yml, naive.yml ]
      evaluation_interval: 15s
      tests:
        - interval: 15s
          input_series:
            - { series: 'shop_errors_total{job="shop"}', values: '0x20 50 100 150 150x40 %s' }
            - { series: 'shop_requests_total{job="shop"}', values: '0+50x63 %s' }
          alert_rule_test:
            - { eval_time: 9m, alertname: ErrorRate, exp_alerts: [] }
            - eval_time: 9m
              alertname: NaiveErrorRate
              exp_alerts: [ { exp_labels: { job: shop } } ]
            - eval_time: 26m
              alertname: ErrorRate
              exp_alerts:
                - exp_labels: { service: shop, rule: error-rate, severity: critical }
                  exp_annotations: { summary: "shop: error-rate: ratio(errors, requests) > 10%% for 3m" }
        - interval: 15s
          input_series:
            - { series: 'shop_errors_total{job="shop"}', values: '0x20 1x40' }
            - { series: 'shop_requests_total{job="shop"}', values: '0x20 1x40' }
          alert_rule_test:
            - { eval_time: 8m30s, alertname: ErrorRate, exp_alerts: [] }
            - eval_time: 8m30s
              alertname: NaiveErrorRate
              exp_alerts: [ { exp_labels: { job: shop } } ]
        - interval: 15s
          input_series:
            - { series: 'node_filesystem_size_bytes{instance="shop.example:9100",mountpoint="/"}', values: '1000x20' }
            - { series: 'node_filesystem_free_bytes{instance="shop.example:9100",mountpoint="/"}', values: '130x20' }
            - { series: 'node_filesystem_avail_bytes{instance="shop.example:9100",mountpoint="/"}', values: '80x20' }
            - { series: 'node_memory_MemTotal_bytes{instance="shop.example:9100"}', values: '1000x20' }
            - { series: 'node_memory_MemAvailable_bytes{instance="shop.example:9100"}', values: '80x20' }
            - { series: 'node_memory_MemTotal_bytes{instance="other.example:9100"}', values: '1000x20' }
            - { series: 'node_memory_MemAvailable_bytes{instance="other.example:9100"}', values: '10x20' }
            - { series: 'node_cpu_seconds_total{instance="shop.example:9100",mode="iowait"}', values: '0+15x20' }
            - { series: 'node_cpu_seconds_total{instance="shop.example:9100",mode="user"}', values: '0+0.1x20' }
            - { series: 'ripcord_probe_state{service="shop",probe="api",state="bad"}', values: '0x4 1x20' }
            - { series: 'ripcord_probe_state{service="shop",probe="web",state="bad"}', values: '0x20' }
            - { series: 'ripcord_probe_state{service="shop",probe="told",state="unknown"}', values: '1x99' }
            - { series: 'ripcord_probe_state{service="shop",probe="web",state="unknown"}', values: '1x99' }
            - { series: 'ripcord_way_back{service="shop"}', values: '0x99' }
          alert_rule_test:
            - eval_time: 4m
              alertname: Unavailable
              exp_alerts:
                - exp_labels: { service: shop, rule: unavailable, severity: critical, probe: api, state: bad }
                  exp_annotations: { summary: "shop: unavailable: unavailable(api) for 1m" }
            - { eval_time: 4m, alertname: AllGone, exp_alerts: [] }
            - { eval_time: 4m, alertname: Cpu, exp_alerts: [] }
            - { eval_time: 4m, alertname: Disk, exp_alerts: [ { exp_labels: { service: shop, rule: disk, severity: warning, instance: "shop.example:9100", mountpoint: / }, exp_annotations: { summary: "shop: disk: disk(/) > 90%% for 1m" } } ] }
            - { eval_time: 4m, alertname: NaiveDisk, exp_alerts: [] }
            - { eval_time: 4m, alertname: Memory, exp_alerts: [ { exp_labels: { service: shop, rule: memory, severity: warning, instance: "shop.example:9100" }, exp_annotations: { summary: "shop: memory: memory > 90%% for 2m" } } ] }
            - eval_time: 4m
              alertname: RipcordAway
              exp_alerts: [ { exp_labels: { severity: critical }, exp_annotations: { summary: ripcord is not there } } ]
            - eval_time: 20m
              alertname: RipcordBlind
              exp_alerts: [ { exp_labels: { service: shop, probe: web, state: unknown, severity: warning }, exp_annotations: { summary: "shop: what web sees tells nothing" } } ]
            - eval_time: 20m
              alertname: RipcordNoWayBack
              exp_alerts: [ { exp_labels: { service: shop, severity: warning }, exp_annotations: { summary: "shop: there is no release to go back to by itself" } } ]
        - interval: 15s
          input_series:
            - { series: 'shop_seconds_bucket{le="1",instance="a"}', values: '0x60' }
            - { series: 'shop_seconds_bucket{le="10",instance="a"}', values: '0+5x60' }
            - { series: 'shop_seconds_bucket{le="+Inf",instance="a"}', values: '0+5x60' }
            - { series: 'shop_seconds_bucket{le="1",instance="b"}', values: '0x60' }
            - { series: 'shop_seconds_bucket{le="10",instance="b"}', values: '0+5x60' }
            - { series: 'shop_seconds_bucket{le="+Inf",instance="b"}', values: '0+5x60' }
          alert_rule_test:
            - eval_time: 10m
              alertname: Slow
              exp_alerts: [ { exp_labels: { service: shop, rule: slow, severity: warning }, exp_annotations: { summary: "shop: slow: p95(latency) > 5s for 5m" } } ]
      """
          .formatted("156+6x40", "3200+50x40");

  @TempDir private Path folder;

  private static List<String> made(String catalog) {
    var vocabulary = Planner.vocabulary(dev.ripcord.target.Kinds.of(Drivers.builtIn()));
    var read = CatalogShape.of(vocabulary).readOrThrow(YamlReader.read(catalog, "catalog.yaml"));
    return AlertRules.lines(List.copyOf(read.services().values()));
  }

  private Path written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  @Needs(Part.PROMETHEUS)
  void they_fire_when_it_is_so_where_those_of_the_runbook_do_not_or_do_so_wrongly()
      throws IOException {
    var made = written("made.yml", String.join("\n", made(CATALOG)) + "\n");
    written("naive.yml", NAIVE);
    var checked = Promtool.run("", "check", "rules", made.toString());
    assertThat(checked.text()).contains("17 rules found");
    var tests = written("tests.yml", SERIES);
    var tested = Promtool.run("", "test", "rules", tests.toString());
    assertThat(tested.ok()).as(tested.out() + tested.err()).isTrue();
  }

  @Test
  @Needs(Part.PROMETHEUS)
  void whatever_a_catalog_has_in_its_texts_is_only_text() throws IOException {
    var catalog =
        CATALOG
            .replace("in-a-row:", "yes:")
            .replace(
                "sum(shop_errors_total{job=\\\"shop\\\"})",
                "sum(shop_errors_total{job=\\\"{{ x }}\\\\n\\\"})");
    var made = written("made.yml", String.join("\n", made(catalog)) + "\n");
    assertThat(Promtool.run("", "check", "rules", made.toString()).ok()).isTrue();
  }

  @Test
  void what_prometheus_cannot_tell_is_taken_from_what_the_daemon_has_come_to() {
    assertThat(String.join("\n", made(CATALOG)))
        .contains(
            "ripcord_rule_verdict{service=\"shop\",rule=\"in-a-row\",verdict=\"tripped\"} == 1",
            "sum(ripcord_probe_state{service=\"shop\",probe=~\"api|web\",state=\"bad\"}) >= 2",
            "and sum(increase(shop_requests_total{job=\"shop\"}[3m])) >= 50",
            "and sum(increase(shop_seconds_bucket{le=\"+Inf\"}[5m])) >= 40");
  }

  @Test
  void a_service_without_rules_has_none_here_either() {
    var bare = CATALOG.replaceFirst("(?s)    rules:.*?    procedures:", "    procedures:");
    assertThat(made(bare)).noneMatch(each -> each.contains("ripcord-shop"));
  }
}
