package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @Test
  void an_address_has_its_scheme_host_port_and_path() {
    assertThat(WebAddress.parse("http://localhost:3001/health?a=b#c"))
        .isEqualTo(new WebAddress(false, "localhost", 3001, "/health?a=b"));
    assertThat(WebAddress.parse("HTTPS://[::1]?x"))
        .isEqualTo(new WebAddress(true, "::1", 443, "/?x"));
    assertThat(WebAddress.parse("http://my_container").host()).isEqualTo("my_container");
  }

  @Test
  void its_text_is_without_the_query() {
    assertThat(WebAddress.parse("http://[::1]:80/a?token=x")).hasToString("http://[::1]/a");
    assertThat(WebAddress.parse("https://x.example:8443")).hasToString("https://x.example:8443/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:3001",
        "ftp://x/",
        "http://",
        "http://a b/",
        "http://x:0/",
        "http://x:70000/",
        "http://x/\u00e4",
        "http:///health",
        "http://x/a\r\nb"
      })
  void what_is_no_address_is_refused(String text) {
    assertThatThrownBy(() -> WebAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_password_in_an_address_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> WebAddress.parse("http://user:canary@host/"))
        .hasMessageContaining("header")
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "/assets/a.js, http://h:81/assets/a.js",
    "a.js, http://h:81/app/a.js",
    "./a.js, http://h:81/app/a.js",
    "../a.js, http://h:81/a.js",
    "../../../a.js, http://h:81/a.js",
    "//cdn/a.js, http://cdn/a.js",
    "https://cdn/a.js#x, https://cdn/a.js",
    "'', http://h:81/app/index.html"
  })
  void a_reference_is_resolved_against_the_page(String reference, String expected) {
    assertThat(WebAddress.parse("http://h:81/app/index.html").resolve(reference))
        .contains(WebAddress.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:text/css,x", "blob:x", "mailto:a@b", "javascript:1", "http://a b"})
  void what_is_not_on_the_web_is_nothing(String reference) {
    assertThat(WebAddress.parse("http://h/").resolve(reference)).isEmpty();
  }
}
