package dev.ripcord.target.dokku;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.check.Sight;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is asked of Dokku for one app. How a release is brought back is chosen when it is
 * done, from what the installed Dokku can do.
 *
 * @param wanted the identity of the release, for a deployment
 */
record DokkuStep(Ask verb, Way.Settings settings, Line line, Optional<String> wanted)
    implements Step {
  static final String KIND = "dokku";
  private static final Duration SETTLE = Duration.ofSeconds(5); // Dokku ends when it has switched

  @Override
  public String title() {
    return verb.word()
        + wanted.map(each -> " " + Identity.brief(each) + " as").orElse("")
        + " app "
        + settings.app();
  }

  @Override
  public Repeatability repeatability() {
    return switch (verb) {
      case STOP, START -> Repeatability.SAFE;
      case DEPLOY, REBUILD, RESTART -> Repeatability.VERIFIABLE;
    };
  }

  @Override
  public Look look(Sight sight) {
    return new AppLook(line, settings.app()).at(sight);
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return new AppJudge(verb, wanted).judge(before.map(Seen::new), new Seen(now));
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    return switch (verb) {
      case DEPLOY -> deploy(stage, before);
      case REBUILD, STOP, START, RESTART ->
          new Asking(this, stage, before).once(verb.word(), List.of("ps:" + verb.word(), app()));
    };
  }

  private StepResult deploy(Stage stage, Look before) {
    var dokku = Capabilities.at(stage.sight(), line);
    return switch (Way.choose(dokku, settings, wanted.orElseThrow())) {
      case Way.None(String why) -> new StepResult.NotStarted(why);
      case Way.Found(List<String> words) -> new Asking(this, stage, before).untilChanged(words);
    };
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var look = line.plain().call("dokku_is", verb.word(), app(), wanted.orElse(""));
    var act =
        verb.isDeploy()
            ? Piece.of().run("dokku_deploy", settings.plain(timeout, wanted.orElseThrow()))
            : Piece.of().run("dokku_do", Shell.seconds(timeout), verb.word(), app());
    return Optional.of(new PlainStep(look, act));
  }

  String app() {
    return settings.app();
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    var lines = new ArrayList<String>();
    lines.add(now.said());
    if (verb.isDeploy() && new Seen(now).unseen().isEmpty()) {
      var dokku = Capabilities.at(sight, line).named(sight, line);
      switch (Way.choose(dokku, settings, wanted.orElseThrow())) {
        case Way.None(String why) -> lines.add(why);
        case Way.Found(List<String> words) -> {
          lines.add("dokku " + String.join(" ", words));
          lines.add("it builds and checks before it switches: the time for that is not given");
        }
      }
      var kept = Retention.at(sight, line, app()).remark(app());
      if (!kept.isEmpty()) {
        lines.add(kept);
      }
    }
    return lines;
  }

  @Override
  public Optional<Configured> undo(Look before) {
    var seen = new Seen(before);
    if (seen.unseen().isPresent() || seen.missing()) {
      return Optional.empty();
    }
    return switch (verb) {
      case DEPLOY ->
          seen.identity()
              .filter(each -> !Identity.same(each, wanted.orElseThrow()))
              .map(each -> config(Ask.DEPLOY, settings, line, Optional.of(each)));
      case STOP -> seen.lives() ? reverse(Ask.START) : Optional.empty();
      case START -> seen.lives() ? Optional.empty() : reverse(Ask.STOP);
      case REBUILD, RESTART -> Optional.empty();
    };
  }

  @Override
  public Optional<Configured> renewal(Configured own) {
    return verb == Ask.RESTART ? Optional.of(own) : Optional.empty();
  }

  private Optional<Configured> reverse(Ask other) {
    return Optional.of(config(other, settings, line, Optional.empty()));
  }

  /** What makes such a step. */
  static Configured config(Ask verb, Way.Settings settings, Line line, Optional<String> wanted) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(verb.word(), settings.app());
    wanted.ifPresent(each -> {
      keys.put(Identity.isImage(each) ? "image" : "commit", Identity.value(each));
      settings.repository().ifPresent(from -> keys.put("repository", from));
      if (!settings.plugin().isEmpty()) {
        keys.put("plugin", settings.plugin());
      }
    });
    keys.putAll(line.config());
    return new Configured(KIND, Nodes.of(keys));
  }

  @Override
  public Duration timeout() {
    return verb.timeout;
  }

  @Override
  public Duration within() {
    return SETTLE;
  }
}
