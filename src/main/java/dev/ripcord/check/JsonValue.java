package dev.ripcord.check;

import io.avaje.json.JsonException;
import io.avaje.json.JsonReader;
import io.avaje.json.stream.JsonStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as maps, lists, texts, exact numbers, booleans and {@link Null}. */
public final class JsonValue {
  private static final int DEEPEST = 200;

  private JsonValue() {}

  /** The value {@code null}. */
  public enum Null {
    NULL
  }

  /** Reads a whole text; empty when it is not JSON. */
  public static Optional<Object> parse(String text) {
    try (var reader = Stream.SHARED.reader(text)) {
      return Optional.of(read(reader, 0));
    } catch (JsonException | IllegalStateException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Object read(JsonReader reader, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalStateException("nested too deeply");
    }
    return switch (reader.currentToken()) {
      case BEGIN_OBJECT -> object(reader, depth);
      case BEGIN_ARRAY -> array(reader, depth);
      case STRING -> reader.readString();
      case NUMBER -> reader.readDecimal();
      case BOOLEAN -> reader.readBoolean();
      case NULL -> {
        var _ = reader.isNullValue();
        yield Null.NULL;
      }
    };
  }

  private static Map<String, Object> object(JsonReader reader, int depth) {
    var map = new LinkedHashMap<String, Object>();
    reader.beginObject();
    while (reader.hasNextField()) {
      var name = reader.nextField();
      map.put(name, read(reader, depth + 1));
    }
    reader.endObject();
    return map;
  }

  private static List<Object> array(JsonReader reader, int depth) {
    var list = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNextElement()) {
      list.add(read(reader, depth + 1));
    }
    reader.endArray();
    return list;
  }

  /** How a value is shown and compared. */
  static String text(Object value) {
    return switch (value) {
      case Map<?, ?> _ -> "an object";
      case List<?> list -> "a list of " + list.size();
      case BigDecimal number -> number.toPlainString();
      case Null _ -> "null";
      default -> value.toString();
    };
  }

  /** Made when JSON is first needed. */
  private static final class Stream {
    static final JsonStream SHARED = JsonStream.builder().build();
  }
}
