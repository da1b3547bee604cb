package dev.ripcord.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a service is backed up: the step of that kind, in full.
 *
 * @param step its shape; empty where no driver brings one
 */
record ServiceBackup(Optional<Shape<?>> step) implements Shape<Node> {

  @Override
  public Optional<Node> read(Node node, Problems problems) {
    if (step.isEmpty() || !(node instanceof Node.Mapping)) {
      problems.add(node.place(), "a mapping is needed here: { paths: [...] }");
      return Optional.empty();
    }
    return step.get().read(node, problems).map(_ -> node);
  }

  @Override
  public Map<String, Object> schema() {
    return step.<Map<String, Object>>map(each -> full(each.schema())).orElse(Map.of());
  }

  /** Of several forms the one with keys. */
  private static Map<String, Object> full(Map<String, Object> schema) {
    return schema.get("anyOf") instanceof List<?> forms
        ? forms.stream()
            .filter(each -> each instanceof Map<?, ?> form && form.containsKey("properties"))
            .findFirst()
            .map(ServiceBackup::form)
            .orElse(schema)
        : schema;
  }

  @SuppressWarnings("unchecked") // a shape made it
  private static Map<String, Object> form(Object schema) {
    return (Map<String, Object>) schema;
  }
}
