package dev.ripcord.target.file;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.Sight;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.FilesAs;
import dev.ripcord.host.HostException;
import dev.ripcord.host.HostFiles;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import dev.ripcord.step.Hunks;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Copies a file over another one.
 *
 * @param mode of the copy; empty means as it is, or as the source's where there was no file
 * @param owner of the copy; empty means as it is; where there was no file, as the source's when we
 *     are root, so that who could read the one can read the other, and else us
 */
record CopyFileStep(
    Path from,
    Path to,
    Optional<String> mode,
    Optional<String> owner,
    IfMissing ifMissing,
    Optional<String> as)
    implements Step {

  /** What it means that there is no file to copy. */
  enum IfMissing {
    SKIP,
    FAIL
  }

  CopyFileStep {
    if (from.equals(to)) {
      throw new IllegalArgumentException("'from' and 'to' are one file");
    }
  }

  private static final Field<Path> FROM = Field.required("from", Shapes.path(), "the file to copy");
  private static final Field<Path> TO =
      Field.required("to", Shapes.path(), "the file that becomes like it");
  private static final Field<Optional<String>> MODE =
      Field.optional(
          "mode", Options.MODE, "of the copy, in octal; else as it is, or as the source's");
  private static final Field<Optional<String>> OWNER =
      Field.optional(
          "owner",
          Options.OWNER,
          "of the copy, as user:group; else as it is, or as the source's where root makes it");

  static Shape<CopyFileStep> shape() {
    var ifMissing =
        Field.or(
            "if-missing",
            Shapes.word(IfMissing.class),
            IfMissing.FAIL,
            "skip: nothing is to do when there is no file to copy; fail (default)");
    return Shapes.object(
        "Copies a file over another one; the one before is kept for the undo.",
        values -> of(values, values.get(ifMissing)),
        FROM,
        TO,
        MODE,
        OWNER,
        ifMissing,
        Options.AS);
  }

  /** The same where it is no failure that there is nothing to copy. */
  static Shape<CopyFileStep> ifExists() {
    return Shapes.object(
        "Copies a file over another one if it exists, and says so when it does not.",
        values -> of(values, IfMissing.SKIP),
        FROM,
        TO,
        MODE,
        OWNER,
        Options.AS);
  }

  private static CopyFileStep of(Values values, IfMissing ifMissing) {
    return new CopyFileStep(
        values.get(FROM),
        values.get(TO),
        values.get(MODE),
        values.get(OWNER),
        ifMissing,
        values.get(Options.AS));
  }

  @Override
  public String title() {
    return "copy " + from + " to " + to + (ifMissing == IfMissing.SKIP ? " if it exists" : "");
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Look look(Sight sight) {
    try {
      var both = Both.read(FilesAs.of(sight.host(), as), this);
      return new Look(Map.of("state", both.state()), both.said());
    } catch (HostException e) {
      return new Look(Map.of("state", "unseen"), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    return switch (now.fact("state").orElse("")) {
      case "same", "skipped" -> new Judgement.Done(now.said());
      case "differs" -> new Judgement.NotYet(now.said());
      case "missing" -> new Judgement.Failed(now.said());
      default -> new Judgement.CannotTell(now.said());
    };
  }

  @Override
  public Look prepare(Stage stage, Look before) {
    var both = Both.read(FilesAs.of(stage.host(), as), this);
    return both.state().equals("differs")
        ? Undo.prepare(stage, before, both.target(), both.source().map(FileContent::bytes))
        : before;
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    try {
      var files = FilesAs.of(stage.host(), as);
      var both = Both.read(files, this);
      return switch (both.state()) {
        case "differs" -> {
          write(files, both);
          yield new StepResult.Done("copied");
        }
        case "missing" -> new StepResult.NotStarted(both.said());
        default -> new StepResult.Done(both.said());
      };
    } catch (HostException e) {
      return new StepResult.NotStarted(e.getMessage() + "; " + to + " is as it was");
    }
  }

  @Override
  public Optional<PlainStep> plain(Duration timeout) {
    var words =
        List.of(
            from.toString(),
            to.toString(),
            mode.orElse(""),
            owner.orElse(""),
            ifMissing.name().toLowerCase(Locale.ROOT),
            Shell.user(as));
    var piece = Piece.of(Part.FILES, Part.VALUES, FileDriver.PLAIN);
    return Optional.of(new PlainStep(piece.call("copy_is", words), piece.call("copy_do", words)));
  }

  /** A new file is private until it has its own owner and mode. */
  private void write(HostFiles files, Both both) {
    var bytes = both.source().orElseThrow().bytes();
    if (both.target().isEmpty()) {
      files.writePrivate(to, bytes);
    }
    var there = both.target().or(() -> files.read(to)).orElseThrow();
    var current = both.target().isEmpty() ? made(there.owner(), both) : there.owner();
    files.replace(to, new FileContent(bytes, wholeOwner(current), both.wantedMode(mode)));
  }

  /** Only root may give a file away. */
  private static String made(String us, Both both) {
    return us.startsWith("root:") ? both.source().map(FileContent::owner).orElse(us) : us;
  }

  private String wholeOwner(String current) {
    var group = current.substring(current.indexOf(':') + 1);
    return owner.map(each -> each.contains(":") ? each : each + ":" + group).orElse(current);
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    try {
      var both = Both.read(FilesAs.of(sight.host(), as), this);
      return both.state().equals("differs")
          ? Hunks.of(to.toString(), bytes(both.target()), bytes(both.source()))
          : List.of(both.said());
    } catch (HostException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return Undo.step(before, to, as, List.of(), List.of());
  }

  private static byte[] bytes(Optional<FileContent> content) {
    return content.map(FileContent::bytes).orElse(new byte[0]);
  }

  /** The two files as they are. */
  private record Both(
      Optional<FileContent> source, Optional<FileContent> target, String state, String said) {

    static Both read(HostFiles files, CopyFileStep step) {
      var source = files.read(step.from);
      var target = files.read(step.to);
      if (source.isEmpty()) {
        var skip = step.ifMissing == IfMissing.SKIP;
        return new Both(
            source,
            target,
            skip ? "skipped" : "missing",
            "there is no file " + step.from + (skip ? ", so nothing is to do" : " to copy"));
      }
      var same = target.isPresent() && step.same(source.get(), target.get());
      return new Both(
          source,
          target,
          same ? "same" : "differs",
          step.to + (same ? " is the same as " : " is not the same as ") + step.from);
    }

    String wantedMode(Optional<String> mode) {
      return mode.or(() -> target.or(() -> source).map(FileContent::mode)).orElseThrow();
    }
  }

  private boolean same(FileContent source, FileContent target) {
    return Arrays.equals(source.bytes(), target.bytes())
        && mode.map(each -> octal(each) == octal(target.mode())).orElse(true)
        && owner.map(each -> (target.owner() + ":").startsWith(each + ":")).orElse(true);
  }

  private static int octal(String mode) {
    return Integer.parseInt(mode, 8);
  }
}
