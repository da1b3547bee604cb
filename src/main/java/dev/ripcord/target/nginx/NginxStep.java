package dev.ripcord.target.nginx;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostException;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import dev.ripcord.step.Hunks;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Kept;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes a site of nginx and reloads it; done only when all workers are newer than the file.
 *
 * @param site the file that nginx reads
 * @param source what it is to become
 * @param reload the command that reloads; empty means the one that fits
 */
record NginxStep(Path site, Source source, Optional<List<String>> reload, Server server)
    implements Step {
  static final String KEPT = "kept";
  private static final String ABSENT = "absent";

  @Override
  public String title() {
    return "switch nginx " + site + " to " + source.said();
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.VERIFIABLE;
  }

  @Override
  public Look look(Sight sight) {
    try {
      var scene = Scene.look(this, sight);
      return new Look(scene.facts(), said(scene));
    } catch (HostException e) {
      return new Look(Map.of("unseen", "true"), String.valueOf(e.getMessage()));
    }
  }

  private String said(Scene scene) {
    if (scene.refused().isPresent()) {
      return scene.refused().get();
    }
    if (scene.processes().master().isEmpty()) {
      return "nginx is not running";
    }
    if (!scene.same()) {
      return site + " is not as wanted";
    }
    return scene.processes().reloaded()
        ? site + " is as wanted, and all workers are newer"
        : site + " is as wanted, but nginx has not read it yet";
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    if (now.is("unseen", "true")) {
      return new Judgement.CannotTell(now.said());
    }
    if (now.fact("refused").isPresent()) {
      return new Judgement.Failed(now.said());
    }
    if (now.is("master", "none")) {
      return new Judgement.Failed(Switch.NOT_RUNNING);
    }
    var replaced = before.map(each -> replaced(each, now)).orElse(true);
    if (now.is("same", "true")) {
      return now.is("reloaded", "true") && replaced
          ? new Judgement.Done(now.said())
          : new Judgement.NotYet(site + " is as wanted, but nginx has not read it yet");
    }
    return before.map(each -> putBack(each, now)).orElse(false)
        ? new Judgement.Failed("the change was tried, and " + site + " was put back")
        : new Judgement.NotYet(now.said());
  }

  private static boolean replaced(Look before, Look now) {
    var old = Set.of(before.fact("workers").orElse("").split(" ", -1));
    return Set.of(now.fact("workers").orElse("").split(" ", -1)).stream().noneMatch(old::contains);
  }

  /** The content is that of before, in another file. */
  private static boolean putBack(Look before, Look now) {
    return before.fact("site").equals(now.fact("site"))
        && !before.fact("changed").equals(now.fact("changed"));
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    var now = server.files(stage.sight()).read(site);
    var kept = Kept.of(stage, "site");
    kept.save(stage.host().files(), now);
    var told = before.with(KEPT, kept.file().toString());
    return now.isPresent() ? told : told.with(ABSENT, "true");
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    try {
      return new Switch(this, stage, before).run();
    } catch (HostException e) {
      return new StepResult.NotStarted(e.getMessage() + "; nothing was changed");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new StepResult.Unknown(
          "interrupted: whether nginx has read " + site + " is not known; look again with resume");
    }
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var limit = Shell.seconds(timeout);
    var wanted = new ArrayList<>(List.of(site.toString()));
    wanted.addAll(source.plain());
    var act = Piece.of();
    for (var each : reload.stream().toList()) {
      var run = "run " + Shell.words(List.of(limit, Shell.user(server.as()), "-"));
      act = act.define("nginx_asked", Piece.of().line(run + " " + Shell.words(each)));
    }
    var words = new ArrayList<>(List.of(limit, reload.isPresent() ? "nginx_asked" : ""));
    words.addAll(wanted);
    return Optional.of(
        new PlainStep(server.plain().call("nginx_is", wanted), act.call("nginx_do", words)));
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    try {
      var scene = Scene.look(this, sight);
      if (scene.refused().isPresent()) {
        return List.of(scene.refused().get());
      }
      var lines =
          new ArrayList<>(
              Hunks.of(
                  site.toString(),
                  scene.now().map(FileContent::bytes).orElse(new byte[0]),
                  scene.wanted().orElse(new byte[0])));
      lines.add("reload nginx: new workers take over, connections are kept");
      return lines;
    } catch (HostException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return before
        .fact(KEPT)
        .map(kept -> {
          var config = new LinkedHashMap<String, Object>();
          config.put("site", site.toString());
          if (before.is(ABSENT, "true")) {
            config.put(ABSENT, true);
          } else {
            config.put("from", kept);
          }
          reload.ifPresent(each -> config.put("reload", each));
          config.putAll(server.config());
          return new Configured(NginxDriver.KIND, Nodes.of(config));
        });
  }
}
