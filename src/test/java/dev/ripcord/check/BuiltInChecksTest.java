package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInChecksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http | http://localhost:3001/health | GET http://localhost:3001/health answers 2xx",
        "http | { url: 'http://x/', method: HEAD, status: [200, 204] } | HEAD http://x/ answers 200 or 204",
        "http | http://localhost:${release.port}/ | GET http://localhost:${release.port}/ answers 2xx",
        "tcp | localhost:2333 | localhost:2333 takes connections",
        "tcp | { address: '[::1]:1', timeout: 1s } | [::1]:1 takes connections",
        "port | 2333 | port 2333 is listened on",
        "port | { number: 1, free: true } | port 1 is free",
        "port | { number: 1, owned-by: { unit: x } } | port 1 is listened on by unit x",
        "process | { command: a.*b, user: x } | a process like a.*b of x runs",
        "log | { unit: x, not-contains: E } | the journal of x has no 'E'",
        "log | { file: /l, contains: [a, b] } | /l has 'a' (and 1 more)",
        "command | { run: [a, b] } | 'a b' ends well",
        "command | { shell: a } | 'a' ends well",
        "promql | { url: 'http://x:9090/', query: up } | Prometheus says up",
        "host | {} | the host's memory, processors and disks",
        "host | { memory-below: 90%, disk-below: 85% } | the host's disk below 85%, memory below 90%",
        "stun | media.example:3478 | media.example:3478 answers STUN over UDP",
        "certificate | shop.example:443 | the certificate of shop.example:443 lasts for 14d",
        "heartbeat | { file: /run/beat, within: 5m } | /run/beat was touched within 5m",
        "number | { url: 'http://x/', at: $.n } | the number $.n of http://x/",
        "bundle | { url: 'http://x/' } | the front end at http://x/ is the one that is meant"
      })
  void a_check_is_read_and_named(String kind, String yaml, String title) {
    assertThat(Checks.of(kind, yaml).title()).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http | localhost:3001 | not an address",
        "http | http://u:p@x/ | header",
        "http | http://x/?k=${env:K} | headers",
        "http | { url: 'http://x/', stats: 200 } | did you mean 'status'",
        "http | { url: 'http://x/', status: 20 } | status",
        "http | { url: 'http://x/', follow: 9 } | 0 to 5",
        "http | { url: 'http://x/', expect: { json: { a.b: c } } } | not a path",
        "http | { url: 'http://x/', expect: { json: { $.a: '~(' } } } | regular expression",
        "tcp | localhost | host and port",
        "port | 0 | 1 to 65535",
        "port | { number: 1, owned-by: {} } | unit, pid-file, command or user",
        "port | { number: 1, free: true, owned-by: { user: x } } | free port",
        "process | { at-least: 1 } | 'command', 'user'",
        "process | { user: x, memory-below: lots } | 512MiB",
        "process | { user: x, cpu-below: 50 } | 50%",
        "log | { file: /l } | 'not-contains'",
        "log | { contains: a } | 'file' or 'unit'",
        "log | { file: /l, contains: '(' } | regular expression",
        "promql | { url: 'http://x/' } | 'query' or 'queries'",
        "promql | { url: 'http://x/', query: a, queries: { b: c } } | 'query' or 'queries'",
        "promql | { url: 'http://x/', queries: { b: c }, above: 1 } | 'above' and 'below'",
        "promql | { url: 'http://x/', query: a, buckets: true, below: 1 } | 'above' and 'below'",
        "promql | { url: 'http://x/', query: a, below: 10s } | a number such as 0.5 or 10%",
        "number | { url: 'http://x/?key=${env:K}', at: $.n } | headers",
        "number | { url: 'http://x/', at: n } | not a path",
        "host | { memory-below: 90 } | 50%",
        "host | { disks: [var] } | an absolute path",
        "stun | media.example | host and port",
        "certificate | https://shop.example/ | host and port",
        "heartbeat | { file: beat } | an absolute path"
      })
  void what_is_wrong_is_told(String kind, String yaml, String said) {
    assertThat(Checks.problem(kind, yaml)).contains(said);
  }

  @Test
  void every_kind_has_a_schema() {
    assertThat(BuiltInChecks.all().values())
        .allSatisfy(each -> assertThat(each.schema()).isNotEmpty());
  }

  @Test
  void what_a_plan_has_not_filled_in_is_unknown() {
    var host = new dev.ripcord.host.ScriptedHost();
    assertThat(Checks.look("http", "http://localhost:${release.port}/", host).state())
        .isEqualTo(Finding.State.UNKNOWN);
    assertThat(Checks.look("tcp", "localhost:${release.port}", host).state())
        .isEqualTo(Finding.State.UNKNOWN);
  }
}
