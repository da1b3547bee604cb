package dev.ripcord.target.dokku;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.script.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is asked about an app: that it runs, or is stopped, or runs a release, or that Dokku keeps
 * its images.
 *
 * @param state empty where only something else is asked
 * @param wanted false: good when it does not run the release, as a condition of steps
 */
record DokkuCheck(
    String app,
    Line line,
    Optional<State> state,
    Optional<String> release,
    boolean wanted,
    boolean keepsImages)
    implements Check {
  static final String KIND = "dokku";

  /** Whether it is to run. */
  enum State {
    RUNNING,
    STOPPED
  }

  static Shape<DokkuCheck> shape() {
    var app = Field.required("app", Line.APP, "the app");
    var state = Field.optional("state", Shapes.word(State.class), "running, or stopped");
    var wanted =
        Field.or("wanted", Shapes.bool(), true, "false: good when it runs another release");
    var keeps =
        Field.or(
            "keeps-images",
            Shapes.bool(),
            false,
            "true: Dokku does not remove the images of earlier deployments (skip-cleanup)");
    var fields =
        new ArrayList<Field<?>>(
            List.of(app, state, DokkuStepShape.IMAGE, DokkuStepShape.COMMIT, wanted, keeps));
    fields.addAll(Line.FIELDS);
    return Shapes.object(
        "Asks Dokku about an app; that it runs when nothing else is asked.",
        values ->
            of(values, values.get(app), values.get(state), values.get(wanted), values.get(keeps)),
        fields.toArray(Field<?>[]::new));
  }

  private static DokkuCheck of(
      Values values, String app, Optional<State> state, boolean wanted, boolean keeps) {
    var release = DokkuStepShape.wanted(values);
    var asked = state.isPresent() || release.isPresent() || keeps;
    return new DokkuCheck(
        app, Line.of(values), asked ? state : Optional.of(State.RUNNING), release, wanted, keeps);
  }

  /** What makes the check that an app runs. */
  static Configured running(String app, Line line) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("app", app);
    keys.putAll(line.config());
    return new Configured(KIND, Nodes.of(keys));
  }

  /** What makes the check that an app runs another release. */
  static Configured runsAnother(String app, Line line, String release) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("app", app);
    keys.put(Identity.isImage(release) ? "image" : "commit", Identity.value(release));
    keys.put("wanted", false);
    keys.putAll(line.config());
    return new Configured(KIND, Nodes.of(keys));
  }

  @Override
  public String title() {
    var asked = new ArrayList<String>();
    state.ifPresent(each -> asked.add(each == State.RUNNING ? "runs" : "is stopped"));
    release.ifPresent(each -> asked.add((wanted ? "is " : "is not ") + Identity.brief(each)));
    if (keepsImages) {
      asked.add("keeps its images");
    }
    return "app " + app + " " + String.join(", ", asked);
  }

  @Override
  public Finding look(Sight sight) {
    if (keepsImages) {
      var kept = Retention.at(sight, line, app);
      if (kept != Retention.KEEPS) {
        var said = kept.remark(app);
        return kept == Retention.UNKNOWN ? Finding.unknown(said) : Finding.bad(said);
      }
    }
    return state.isEmpty() && release.isEmpty()
        ? Finding.good("Dokku keeps the images of " + app)
        : judge(new Seen(new AppLook(line, app).at(sight)));
  }

  @Override
  public Optional<Piece> plain() {
    return Optional.of(
        line.plain()
            .call(
                "dokku_check",
                app,
                state.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(""),
                release.orElse(""),
                wanted ? "yes" : "no",
                keepsImages ? "yes" : "no"));
  }

  /** Pure. */
  Finding judge(Seen now) {
    var said = now.look().said();
    if (now.unseen().isPresent()) {
      return Finding.unknown(said);
    }
    var stateIsSo =
        state.filter(each -> each == State.RUNNING ? !now.runs() : now.lives()).isEmpty();
    if (now.missing() || !stateIsSo) {
      return Finding.bad(said).with(now.look().facts());
    }
    if (release.isPresent() && now.identity().isEmpty() && now.lives() && wanted) {
      return Finding.unknown(said).with(now.look().facts());
    }
    var releaseIsSo = release.filter(each -> (now.is(each) && now.lives()) != wanted).isEmpty();
    return (releaseIsSo ? Finding.good(said) : Finding.bad(said)).with(now.look().facts());
  }
}
