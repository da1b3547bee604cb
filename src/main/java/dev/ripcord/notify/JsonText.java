package dev.ripcord.notify;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.Map;

/** Writes and reads JSON. */
final class JsonText {
  private static final Jsonb JSON = Jsonb.builder().build();
  static final JsonType<Message> MESSAGE = JSON.type(Message.class);
  static final JsonType<Letter> LETTER = JSON.type(Letter.class);
  static final JsonType<Standing> STANDING = JSON.type(Standing.class);

  private JsonText() {}

  static String of(Map<String, ?> object) {
    return JSON.toJson(object);
  }

  /** A text as it stands between quotes. */
  static String quoted(String text) {
    var whole = JSON.toJson(text);
    return whole.substring(1, whole.length() - 1);
  }

  /** What an answer says under a key, when it is an object that has it. */
  static Object at(String text, String key, Object otherwise) {
    try {
      return JSON.type(Object.class).fromJson(text) instanceof Map<?, ?> map && map.get(key) != null
          ? map.get(key)
          : otherwise;
    } catch (RuntimeException e) {
      return otherwise;
    }
  }
}
