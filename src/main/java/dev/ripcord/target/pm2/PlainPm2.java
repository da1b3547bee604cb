package dev.ripcord.target.pm2;

import dev.ripcord.script.Piece;
import dev.ripcord.script.PlainStep;
import dev.ripcord.script.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A step of pm2 as a plain script does it. */
record PlainPm2(Pm2Step step) {

  PlainStep of(Duration timeout) {
    return new PlainStep(look(), act(Shell.seconds(timeout)));
  }

  private Piece look() {
    var wanted = step.wanted();
    var words =
        new ArrayList<>(
            List.of(
                step.verb().word(),
                step.app(),
                Shell.seconds(step.settle()),
                wanted.script().orElse(""),
                wanted.cwd().orElse(""),
                wanted.envFile().orElse("")));
    words.addAll(wanted.env().keySet());
    var is = "pm2_is " + Shell.words(words);
    var piece = step.daemon().plain();
    return wanted.env().isEmpty()
        ? piece.line(is)
        : piece
            .line("export " + exports("RIPCORD_WANT_"))
            .line(is)
            .line("result=$?")
            .line("unset " + names("RIPCORD_WANT_"))
            .line("return \"$result\"");
  }

  private Piece act(String limit) {
    var piece = step.daemon().plain();
    return switch (step.verb()) {
      case START, RESTART -> start(piece, limit);
      case STOP, DELETE -> piece.call("pm2_run", limit, "", "", step.verb().word(), step.app());
      case SAVE -> piece.call("pm2_run", limit, "", "", "save");
    };
  }

  private Piece start(Piece piece, String limit) {
    var wanted = step.wanted();
    var start =
        "pm2_start "
            + Shell.words(
                List.of(
                    step.verb().word(),
                    step.app(),
                    limit,
                    wanted.script().orElse(""),
                    wanted.cwd().orElse(""),
                    step.replaces() ? "yes" : "no",
                    step.updateEnv() || !wanted.env().isEmpty() ? "yes" : "no",
                    String.join(",", wanted.env().keySet())));
    return wanted.env().isEmpty()
        ? piece.line(start)
        : piece
            .line("export " + exports(""))
            .line("hidden=yes")
            .line(start)
            .line("result=$?")
            .line("unset " + names(""))
            .line("return \"$result\"");
  }

  private String exports(String prefix) {
    return step.wanted().env().entrySet().stream()
        .map(each -> prefix + each.getKey() + "=" + Shell.value(each.getValue()))
        .collect(Collectors.joining(" "));
  }

  private String names(String prefix) {
    return step.wanted().env().keySet().stream()
        .map(each -> prefix + each)
        .collect(Collectors.joining(" "));
  }
}
