package dev.ripcord.target.github;

import dev.ripcord.catalog.CheckShapes;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.Check;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of the step {@code github-actions}. */
final class GithubShape {
  static final String KIND = "github-actions";
  private static final String FORCE = "force_rollback";
  private static final int MOST = 25;

  private static final Field<String> REPOSITORY =
      Field.required(
          "repository",
          Shapes.text("owner/name", "[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}"),
          "the repository, as owner/name");
  private static final Field<String> WORKFLOW =
      Field.or(
          "workflow",
          Shapes.text("the name of a workflow's file", "[A-Za-z0-9._-]{1,200}\\.ya?ml"),
          "rollback.yml",
          "the name of its file in .github/workflows, which has to be on the default branch too");
  private static final Field<String> REF =
      Field.or(
          "ref",
          Shapes.text("a branch or tag", "[^\\s~^:?*\\[\\\\]{1,200}"),
          "main",
          "the branch or tag whose file is taken");
  private static final Field<String> TOKEN =
      Field.required(
          "token",
          Shapes.text().map(GithubShape::reference),
          "a reference to a token with the right 'actions: write', such as ${env:GITHUB_TOKEN}");
  private static final Field<Map<String, String>> INPUTS =
      Field.or(
          "inputs",
          Shapes.map(
              Shapes.text("an input's name", "[A-Za-z_][A-Za-z0-9_-]{0,99}"),
              Shapes.text().map(GithubShape::shown)),
          Map.<String, String>of(),
          "what it is started with: rollback_type, target_commit, reason, force_rollback");
  private static final Field<Optional<String>> KEY_INPUT =
      Field.optional(
          "key-input",
          Shapes.text("an input's name", "[A-Za-z_][A-Za-z0-9_-]{0,99}"),
          "the input that gets a key of ours; the workflow's run-name has to show it, so that its"
              + " run is found after a crash");
  private static final Field<String> API =
      Field.or(
          "api",
          Shapes.text(
              "https:// (or http://localhost)",
              "https://[^\\s@?#]{1,200}[^\\s@?#/]|http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?"),
          "https://api.github.com",
          "where the API is, for a GitHub Enterprise Server");

  private GithubShape() {}

  static Shape<Step> shape(Map<String, ? extends Shape<? extends Check>> kinds) {
    var well =
        Field.or(
            "well",
            Shapes.list(CheckShapes.entry(kinds))
                .map(list -> list.stream().map(each -> NamedCheck.of(each, kinds)).toList()),
            List.<NamedCheck>of(),
            "checks which, when all are good, refuse it; needed where force_rollback is false");
    return Shapes.object(
        "Starts a workflow of GitHub Actions once, and follows its run to the end.",
        values -> step(values, values.get(well)),
        REPOSITORY,
        WORKFLOW,
        REF,
        TOKEN,
        INPUTS,
        KEY_INPUT,
        well,
        API);
  }

  private static Step step(Values values, List<NamedCheck> well) {
    var inputs = values.get(INPUTS);
    var key = values.get(KEY_INPUT);
    if (inputs.size() + key.stream().count() > MOST) {
      throw new IllegalArgumentException("a workflow takes at most " + MOST + " inputs");
    }
    if (key.filter(inputs::containsKey).isPresent()) {
      throw new IllegalArgumentException("the input of 'key-input' is filled in by ripcord");
    }
    var forced = Optional.ofNullable(inputs.get(FORCE));
    if (forced.equals(Optional.of("false")) == well.isEmpty()) {
      throw new IllegalArgumentException(
          well.isEmpty()
              ? "'force_rollback: false' looks at health first: say by which checks, under 'well'"
              : "'well' is for 'force_rollback: false'; else it is started whatever is seen");
    }
    return new GithubStep(
        new Workflow(
            values.get(API),
            values.get(REPOSITORY),
            values.get(WORKFLOW),
            values.get(REF),
            values.get(TOKEN),
            inputs,
            key),
        well,
        new GithubApi());
  }

  private static String reference(String text) {
    if (!Secrets.in(text)) {
      throw new IllegalArgumentException(
          "a token does not stand in a catalog: name where it is, such as ${env:GITHUB_TOKEN}");
    }
    return text;
  }

  private static String shown(String text) {
    if (Secrets.in(text)) {
      throw new IllegalArgumentException("inputs are shown on GitHub's page: no secret there");
    }
    return text;
  }
}
