package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What nginx and curl claim in the runbooks, and what is so, on a real nginx. */
@Needs(Part.SYSTEMD_GUEST)
class NaiveNginxCommandsTest {
  private static final String CONF = "/etc/nginx/conf.d/media.streamlick.com.conf";
  private static StreamLickMachine machine;

  @BeforeAll
  static void boot() {
    machine = StreamLickMachine.boot();
  }

  @AfterEach
  void put_back() {
    machine.antMedia("{}");
    machine.guest().sh("cp " + CONF + ".antmedia " + CONF + " && systemctl reload nginx").text();
  }

  @AfterAll
  static void close() {
    machine.close();
  }

  /** {@code curl -s URL >/dev/null} as a health check (StreamLick): any answer is health. */
  @Test
  void curl_takes_an_error_for_health() {
    machine.antMedia("{\"health\": \"error\"}");
    assertThat(machine.media().orElseThrow().status()).isEqualTo(500);
    assertThat(machine.sh("curl -s http://media.streamlick.com/health > /dev/null").ok()).isTrue();
    assertThat(machine.sh("curl -s http://media.streamlick.com/nosuch > /dev/null").ok()).isTrue();
    assertThat(machine.sh("curl -sf http://media.streamlick.com/health").exit()).isEqualTo(22);
  }

  /** {@code curl -f} (StreamLick): a redirect to a login page is health too. */
  @Test
  void curl_with_fail_takes_a_redirect_for_health() {
    machine.antMedia("{\"health\": \"redirect\"}");
    assertThat(machine.media().orElseThrow().status()).isEqualTo(302);
    assertThat(machine.sh("curl -sf http://media.streamlick.com/health > /dev/null").ok()).isTrue();
  }

  /** A health address that answers 200: with the version of another release. */
  @Test
  void curl_with_fail_takes_the_wrong_version_for_health() {
    machine.antMedia("{\"health\": \"wrong-version\"}");
    assertThat(machine.sh("curl -sf http://media.streamlick.com/health").text()).contains("0.0.1");
  }

  /**
   * {@code nginx -t && systemctl reload nginx} in an {@code if} under {@code set -e}: the failure
   * is lost.
   */
  @Test
  void a_broken_file_is_put_in_place_and_the_script_says_complete() {
    var ran =
        machine.sh(
            """
            set -e
            conf=/etc/nginx/conf.d/media.streamlick.com.conf
            echo 'server { listen 80; nonsense' > /tmp/media.conf
            if [ -f /tmp/media.conf ]; then
              sudo cp /tmp/media.conf $conf
              sudo nginx -t && sudo systemctl reload nginx
            fi
            echo COMPLETE
            """);
    assertThat(ran.text()).isEqualTo("COMPLETE");
    assertThat(machine.guest().run("nginx", "-t").ok()).isFalse();
    assertThat(machine.media().orElseThrow().body()).contains("antmedia");
  }

  /**
   * A configuration that is valid, with its port taken: test and reload succeed, the old one goes
   * on.
   */
  @Test
  void a_reload_succeeds_while_the_old_configuration_goes_on() {
    machine
        .guest()
        .sh("sed 's/listen 80;/listen 80; listen 5080;/' " + CONF + ".mediasoup > " + CONF)
        .text();
    assertThat(machine.sh("sudo nginx -t && sudo systemctl reload nginx").ok()).isTrue();
    Eventually.holds(
        "the refusal is in the error log, and nowhere else",
        () -> machine.guest().read("/var/log/nginx/error.log").contains("still could not bind()"));
    assertThat(machine.media().orElseThrow().body()).contains("antmedia");
    assertThat(machine.unit("nginx", "ActiveState")).isEqualTo("active");
  }

  /** {@code kill -HUP} with a broken file: success, and the old configuration goes on. */
  @Test
  void a_hangup_signal_succeeds_with_a_broken_file() {
    machine.guest().write(CONF, "nonsense", "644");
    assertThat(machine.guest().sh("kill -HUP $(cat /run/nginx.pid)").ok()).isTrue();
    Eventually.holds(
        "the refusal is in the error log",
        () -> machine.guest().read("/var/log/nginx/error.log").contains("unexpected end of file"));
    assertThat(machine.media().orElseThrow().body()).contains("antmedia");
  }
}
