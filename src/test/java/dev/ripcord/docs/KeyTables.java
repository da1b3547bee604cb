package dev.ripcord.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables of all keys of a catalog, from the schema, which is made from what the reader uses. */
final class KeyTables {
  private static final String HEAD =
      "| key | takes | when missing | what it is for |\n| --- | --- | --- | --- |\n";

  private final JsonNode root;
  private final Map<String, String> tables = new LinkedHashMap<>();

  private KeyTables(String schema) {
    root = new JsonMapper().readTree(schema);
  }

  /** By the name that the part of the document has. */
  static Map<String, String> of(String schema) {
    return new KeyTables(schema).all();
  }

  private Map<String, String> all() {
    var service = root.at("/properties/services/additionalProperties");
    tables.put("keys of a catalog", table(root, false));
    tables.put("keys of serve", table(root.at("/properties/serve"), true));
    tables.put("keys of a service", table(service, false));
    channels(root.at("/properties/notify"));
    tables.put("keys of a service's notify", table(full(service.at("/properties/notify")), false));
    tables.put("keys of verify", table(service.at("/properties/verify"), true));
    tables.put("keys of a contact", table(single(service.at("/properties/contacts")), true));
    var procedure = service.at("/properties/procedures/additionalProperties");
    tables.put("keys of a procedure", table(procedure, false));
    var decide = service.at("/properties/decide");
    tables.put(
        "keys of a severity",
        table(service.at("/properties/severities/additionalProperties"), false));
    tables.put("keys of decide", table(decide, false));
    tables.put(
        "keys of a question", table(decide.at("/properties/questions/additionalProperties"), true));
    tables.put("keys of a row", table(decide.at("/properties/matrix/additionalProperties"), true));
    tables.put(
        "keys of a rule", table(service.at("/properties/rules/additionalProperties"), false));
    tables.put("keys of automation", table(service.at("/properties/automation"), true));
    var symptom = service.at("/properties/symptoms/additionalProperties");
    tables.put("keys of a symptom", table(symptom, true));
    var look = referred(single(symptom.at("/properties/looks")));
    options("look", look, names(look));
    tables.put("keys of a remedy", table(remedy(look), false));
    kinds("target", referred(service.at("/properties/target")));
    var check = check(service.at("/properties/prerequisites"));
    kinds("check", check);
    options("probe", referred(service.at("/properties/probes/additionalProperties")), names(check));
    kinds("step", referred(single(procedure.at("/properties/steps"))));
    return tables;
  }

  private void channels(JsonNode notify) {
    tables.put("keys of notify", table(notify, true));
    var channel = notify.at("/properties/channels/additionalProperties");
    for (var each : List.of("discord", "slack", "email", "webhook")) {
      tables.put("channel " + each, table(channel.at("/properties/" + each), true));
    }
  }

  private static JsonNode full(JsonNode schema) {
    return forms(schema).filter(each -> each.has("properties")).findFirst().orElseThrow();
  }

  private void kinds(String what, JsonNode entry) {
    var kinds = names(entry);
    options(what, entry, kinds);
    kinds.forEach(kind ->
        tables.put(
            what + " " + kind, kind(kind, whole(kind, entry.path("properties").path(kind)))));
  }

  /** A kind is defined once, under its own name. */
  private JsonNode whole(String kind, JsonNode schema) {
    return schema.has("$ref") && referred(schema).path("title").asString().equals(kind)
        ? referred(schema)
        : schema;
  }

  private static List<String> names(JsonNode entry) {
    return entry
        .path("oneOf")
        .valueStream()
        .map(each -> each.at("/required/0").asString())
        .toList();
  }

  /** A check where one may also give the name of a probe. */
  private JsonNode check(JsonNode uses) {
    return forms(single(uses))
        .filter(each -> each.has("$ref"))
        .map(this::referred)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode remedy(JsonNode look) {
    return full(single(look.at("/properties/remedy")));
  }

  private void options(String what, JsonNode entry, List<String> kinds) {
    var options = new ArrayList<String>();
    entry
        .path("properties")
        .propertyStream()
        .filter(each -> !kinds.contains(each.getKey()))
        .forEach(each -> options.add(row(each.getKey(), each.getValue(), false)));
    if (!options.isEmpty()) {
      tables.put("options of every " + what, HEAD + String.join("", options));
    }
  }

  private String kind(String kind, JsonNode schema) {
    var said = schema.path("description").asString();
    var full = forms(schema).filter(each -> each.has("properties")).findFirst();
    var brief =
        anyOf(
            forms(schema)
                .filter(each -> !each.has("properties") && !each.has("additionalProperties"))
                .toList());
    var text = new StringBuilder(said).append('\n');
    if (!brief.isEmpty()) {
      text.append(full.isPresent() ? "\nIn short: `" + kind + ":` with " : "\nTakes ")
          .append(brief)
          .append(".\n");
    }
    full.ifPresent(each -> text.append('\n').append(table(each, true)));
    if (schema.path("additionalProperties").has("properties")) {
      text.append('\n').append(table(schema.path("additionalProperties"), true));
    }
    return text.toString();
  }

  private String table(JsonNode object, boolean deep) {
    return HEAD + rows("", object, deep);
  }

  private String rows(String prefix, JsonNode object, boolean deep) {
    var required =
        StreamSupport.stream(object.path("required").spliterator(), false)
            .map(JsonNode::asString)
            .toList();
    return object
        .path("properties")
        .propertyStream()
        .map(each -> {
          var key = prefix + each.getKey();
          var inner =
              deep && each.getValue().has("properties") && forms(each.getValue()).count() == 1
                  ? rows(key + ".", each.getValue(), true)
                  : "";
          return row(key, each.getValue(), required.contains(each.getKey())) + inner;
        })
        .collect(Collectors.joining());
  }

  private String row(String key, JsonNode schema, boolean required) {
    var missing =
        required
            ? "required"
            : schema.has("default") ? "`" + schema.path("default").asString() + "`" : "";
    var doc = schema.path("description").asString();
    return "| `"
        + key
        + "` | "
        + cell(takes(schema))
        + " | "
        + missing
        + " | "
        + cell(doc)
        + " |\n";
  }

  private String takes(JsonNode schema) {
    if (schema.has("$ref")) {
      return "a " + referred(schema).path("title").asString();
    }
    if (schema.has("minimum") && schema.path("minimum").equals(schema.path("maximum"))) {
      return schema.path("minimum").asString();
    }
    if (schema.has("enum")) {
      return words(schema.path("enum"));
    }
    if (schema.has("anyOf")) {
      return anyOf(forms(schema).toList());
    }
    if (schema.has("items")) {
      return "a list of: " + takes(schema.path("items"));
    }
    if (schema.path("additionalProperties").isObject()) {
      return "names, each with " + takes(schema.path("additionalProperties"));
    }
    return schema.has("properties")
        ? "a mapping"
        : schema
            .path("title")
            .asString("anything")
            .replaceFirst(",? such as .*| of lower case letters.*", "");
  }

  /** One thing or a list of them reads better than both. */
  private String anyOf(List<JsonNode> forms) {
    var list = forms.stream().filter(each -> each.has("items")).findFirst();
    var others = forms.stream().filter(each -> !each.has("items")).toList();
    var words = others.stream().map(this::takes).distinct().collect(Collectors.joining(", or "));
    return list.map(each -> words + "; or a list").orElse(words);
  }

  private static String words(JsonNode words) {
    return words
        .valueStream()
        .map(each -> "`" + each.asString() + "`")
        .collect(Collectors.joining(", "));
  }

  private JsonNode referred(JsonNode schema) {
    return root.at(schema.path("$ref").asString().substring(1));
  }

  /** What stands in a list, where one thing may stand without one. */
  private static JsonNode single(JsonNode list) {
    return list.at("/anyOf/0/items");
  }

  private static Stream<JsonNode> forms(JsonNode schema) {
    return schema.has("anyOf")
        ? schema.path("anyOf").valueStream().flatMap(KeyTables::forms)
        : Stream.of(schema);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
  }
}
