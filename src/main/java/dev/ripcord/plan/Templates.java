package dev.ripcord.plan;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${release.NAME}}, {@code ${current.NAME}} and {@code ${host}}; everything else
 * that looks alike (secrets, shell variables) stays as it is.
 *
 * @param values by full name, such as {@code release.variant}
 */
record Templates(Map<String, String> values) {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{((?:release|current)\\.[A-Za-z0-9_.-]+|host)}");

  Templates {
    values = Map.copyOf(values);
  }

  /** The node with all references filled in; throws {@link CatalogException} for an unknown one. */
  Node fill(Node node) {
    return node.map(this::filled);
  }

  /** The text with the references filled in that are known, for people. */
  String fill(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            each -> Matcher.quoteReplacement(values.getOrDefault(each.group(1), each.group())));
  }

  private Node.Scalar filled(Node.Scalar scalar) {
    var text =
        REFERENCE
            .matcher(scalar.text())
            .replaceAll(each -> Matcher.quoteReplacement(value(each.group(1), scalar)));
    return new Node.Scalar(text, scalar.plain(), scalar.place());
  }

  private String value(String name, Node.Scalar at) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> {
          var problems = new Problems();
          problems.unknown(at.place(), "value", name, values.keySet());
          return new CatalogException(problems.all());
        });
  }
}
