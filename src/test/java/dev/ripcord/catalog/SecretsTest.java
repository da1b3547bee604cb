package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A secret that was given is recognised, however it comes back. */
final class SecretsTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "env:TOKEN", "s3cret/\"x\" y",
          "env:LONGER", "s3cret/\"x\" y-and-more",
          "file:/key", "-----BEGIN-----\nfirstline\nsecondline\n-----END-----",
          "env:PIN", "123");

  private final Secrets secrets =
      new Secrets(
          name -> Optional.ofNullable(VALUES.get(name)).orElseThrow(IllegalStateException::new));

  @Test
  void what_was_not_asked_for_is_not_known() {
    assertThat(secrets.hide("s3cret/\"x\" y ...")).isEqualTo("s3cret/\"x\" y ...");
  }

  @Test
  void a_longer_secret_is_hidden_as_a_whole_when_it_holds_a_shorter_one() {
    secrets.learn("${env:TOKEN} and ${env:LONGER}");
    assertThat(secrets.hide("it is s3cret/\"x\" y-and-more, it is s3cret/\"x\" y"))
        .isEqualTo("it is ***, it is ***");
  }

  @Test
  void its_beginning_is_hidden_where_a_line_was_cut() {
    secrets.resolve("${env:LONGER}");
    assertThat(secrets.hide("told: s3cret/\"...; and ... then s3cr... s3c..."))
        .isEqualTo("told: ***...; and ... then ***... s3c...");
  }

  @Test
  void each_line_of_it_and_all_on_one_line_is_hidden() {
    secrets.resolve("${file:/key}");
    assertThat(secrets.hide("exit 1: secondline")).isEqualTo("exit 1: ***");
    assertThat(secrets.hide("got -----BEGIN----- firstline secondline -----END-----."))
        .isEqualTo("got ***.");
  }

  @Test
  void other_writings_of_it_are_hidden() {
    secrets.resolve("${env:TOKEN}");
    var base64 =
        Base64.getEncoder().encodeToString("s3cret/\"x\" y".getBytes(StandardCharsets.UTF_8));
    assertThat(secrets.hide("/login/s3cret%2F%22x%22+y?s3cret%2F%22x%22%20y " + base64))
        .isEqualTo(
            "/login/***?*** ***" + "=".repeat(base64.length() - base64.replace("=", "").length()));
    assertThat(secrets.hide("{\"t\": \"s3cret/\\\"x\\\" y\"}")).isEqualTo("{\"t\": \"***\"}");
  }

  /** Else every 1 and every "no" would be stars. */
  @Test
  void what_is_too_short_to_be_a_secret_is_shown() {
    secrets.resolve("${env:PIN}");
    assertThat(secrets.hide("port 12345")).isEqualTo("port 12345");
  }

  @Test
  void one_without_a_value_is_passed_over() {
    assertThatCode(() -> secrets.learn("${env:NONE} ${env:TOKEN}")).doesNotThrowAnyException();
    assertThat(secrets.hide("s3cret/\"x\" y")).isEqualTo("***");
  }

  @Test
  void what_stood_in_the_place_of_one_is_hidden_too() {
    secrets.remember("older");
    assertThat(secrets.hide("older -> newer")).isEqualTo("*** -> newer");
  }
}
