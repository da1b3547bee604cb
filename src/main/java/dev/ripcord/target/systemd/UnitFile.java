package dev.ripcord.target.systemd;

import dev.ripcord.host.Command;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.FilesAs;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostFiles;
import dev.ripcord.step.Kept;
import dev.ripcord.step.Look;
import dev.ripcord.step.Stage;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file of a unit where an administrator puts it, and what systemd has made of it.
 *
 * @param unit its whole name, with the kind: {@code api.service}
 */
record UnitFile(String unit, String as) {
  private static final String STATE = "file";
  private static final Path FOLDER = Path.of("/etc/systemd/system");
  private static final String KEPT = "kept";
  private static final String EXPECT = "expect";
  static final String NO_FILE = "no-file";

  /** Has systemd read all unit files anew. */
  static Command reload(String as) {
    return Command.of("systemctl", "--no-ask-password", "daemon-reload").as(Optional.of(as));
  }

  Path place() {
    return FOLDER.resolve(unit);
  }

  HostFiles files(Host host) {
    return FilesAs.of(host, Optional.of(as));
  }

  Optional<FileContent> read(Host host) {
    return files(host).read(place());
  }

  /** Where it points when it is a link, as that of a masked unit does; writing would follow it. */
  Optional<Path> link(Host host) {
    return files(host).linkTarget(place());
  }

  /** What systemd shows of the unit, with the state of the file beside it. */
  Look look(Host host, String state, String said) {
    var seen = UnitLook.at(host, unit).look();
    var facts = new TreeMap<>(seen.facts());
    facts.put(STATE, state);
    return new Look(facts, said + "; " + seen.said());
  }

  static String state(Look look) {
    return look.fact(STATE).orElse("unseen");
  }

  /** Keeps what is there; the look then tells where, and how to know what we made of it. */
  Look keep(Stage stage, Look before, Optional<FileContent> now, Optional<byte[]> planned) {
    var own = stage.host().files();
    var kept = Kept.of(stage, "unit");
    kept.save(own, now);
    return before
        .with(KEPT, kept.file().toString())
        .with(EXPECT, planned.map(each -> kept.hash(own, each)).orElse(NO_FILE));
  }

  /** The step that puts back what was kept; nothing when nothing was. */
  Optional<RestoreUnitStep> undo(Look before) {
    return before
        .fact(KEPT)
        .map(each -> new RestoreUnitStep(this, Path.of(each), before.fact(EXPECT).orElse("")));
  }

  /** Puts this in the place of the file, or removes it, and has systemd read it. */
  StepResult put(Stage stage, Optional<FileContent> content, boolean attributes) {
    var files = files(stage.host());
    content.ifPresentOrElse(
        each -> {
          if (attributes) {
            files.replace(place(), each);
          } else {
            files.replace(place(), each.bytes());
          }
        },
        () -> files.delete(place()));
    var read = stage.act("daemon-reload", reload(as));
    return new StepResult.Done("wrote " + place() + "; systemctl daemon-reload: " + read.said());
  }

  static boolean alike(Optional<FileContent> one, Optional<FileContent> other) {
    return one.isPresent() == other.isPresent() && Arrays.equals(bytes(one), bytes(other));
  }

  static byte[] bytes(Optional<FileContent> content) {
    return content.map(FileContent::bytes).orElse(new byte[0]);
  }

  /** The text of a plan, or why there is none. */
  static List<String> hunks(Path place, Optional<FileContent> now, Optional<FileContent> then) {
    return dev.ripcord.step.Hunks.of(place.toString(), bytes(now), bytes(then));
  }
}
