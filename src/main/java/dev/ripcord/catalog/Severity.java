package dev.ripcord.catalog;

import java.util.Optional;

/**
 * How bad it is, and what that means.
 *
 * @param level {@code P1} (worst) to {@code P4}
 * @param called what people call it, such as critical
 * @param criteria by what it is told
 * @param users the share of users who are affected
 * @param respond how soon somebody acts
 * @param action what is done
 */
public record Severity(
    String level,
    Optional<String> called,
    String criteria,
    Optional<String> users,
    String respond,
    String action) {
  static final Shape<String> LEVEL = Shapes.text("a severity from P1 to P4", "P[1-4]");

  static Shape<Severity> shape() {
    var called = Field.optional("called", Shapes.text(), "what people call it, such as critical");
    var criteria = Field.required("criteria", Shapes.text(), "by what it is told");
    var users =
        Field.optional("users", Shapes.text(), "the share of users affected, such as > 50%");
    var respond =
        Field.required("respond", Shapes.text(), "how soon somebody acts, such as immediately");
    var action = Field.required("action", Shapes.text(), "what is done");
    return Shapes.object(
        "How bad it is, and what that means.",
        values ->
            new Severity(
                "",
                values.get(called),
                values.get(criteria),
                values.get(users),
                values.get(respond),
                values.get(action)),
        called,
        criteria,
        users,
        respond,
        action);
  }

  Severity named(String name) {
    return new Severity(name, called, criteria, users, respond, action);
  }
}
