package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
  private static final String TEXT =
      "{\"a\": {\"b\": [1, {\"c d\": \"x\"}]}, \"n\": null, \"t\": true, \"v\": 1.10, \"e\": []}";

  @ParameterizedTest
  @CsvSource({
    "$.a.b[0], 1",
    "$.a.b[1]['c d'], x",
    "$.n, null",
    "$.t, true",
    "$.v, 1.10",
    "$['t'], true",
    "$.a, an object",
    "$.e, a list of 0"
  })
  void a_path_leads_to_a_value(String path, String expected) {
    assertThat(at(path)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.x", "$.a.b[2]", "$.a[0]", "$.t.u", "$[0]"})
  void a_path_that_leads_nowhere_is_empty(String path) {
    assertThat(at(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "$.a..b", "$.a[", "$.a[-1]", "$ .a", "", "$.*"})
  void a_path_that_is_none_is_refused(String path) {
    assertThatThrownBy(() -> JsonPath.parse(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{", "{\"a\":", "[1,", "nul", "{\"a\" 1}"})
  void what_is_not_json_is_none(String text) {
    assertThat(JsonValue.parse(text)).isEmpty();
  }

  @Test
  void a_bomb_of_brackets_is_none() {
    assertThat(JsonValue.parse("[".repeat(500_000))).isEmpty();
    assertThat(JsonValue.parse("{\"a\":".repeat(100_000))).isEmpty();
  }

  private static Optional<String> at(String path) {
    return JsonPath.parse(path).in(JsonValue.parse(TEXT).orElseThrow()).map(JsonValue::text);
  }
}
