package dev.ripcord.check;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult.Exited;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The journal of a systemd unit. */
record JournalLog(String unit) implements LogSource {
  private static final int MOST = 5000;
  private static final Pattern OWN_LINE = Pattern.compile("-- .* --");

  @Override
  public String title() {
    return "the journal of " + unit;
  }

  @Override
  public Answer read(Sight sight, Optional<String> as) {
    var since = sight.since();
    var stamp = "@" + since.getEpochSecond() + "." + fraction(since.getNano() / 1000);
    var asked =
        sight.host().look(command("--since", stamp, "--lines", String.valueOf(MOST)).as(as));
    if (!(asked instanceof Exited(int status, var output))) {
      return new Answer.Not(Asked.withoutAnswer(asked).orElseThrow());
    }
    if (status != 0 || blind(output.stderr())) {
      return not("the journal cannot be read: " + Texts.line(asked.said()));
    }
    var lines = lines(output.stdout());
    if (lines.lines().isEmpty() && !known(sight, as)) {
      return not("the journal holds nothing of a unit " + unit + ", and never did");
    }
    return new Answer.Read(lines);
  }

  private static Answer not(String why) {
    return new Answer.Not(Finding.unknown(why));
  }

  private Command command(String... more) {
    var argv =
        new ArrayList<>(List.of("journalctl", "--no-pager", "--unit", unit, "--output", "cat"));
    argv.addAll(List.of(more));
    return Command.of(argv);
  }

  /**
   * A unit of another name, and a journal that is not kept, are as silent as one without errors.
   */
  private boolean known(Sight sight, Optional<String> as) {
    var asked = sight.host().look(command("--lines", "1").as(as));
    return asked.ok() && !lines(asked.stdout()).lines().isEmpty();
  }

  private static String fraction(int micros) {
    return String.valueOf(1_000_000 + micros).substring(1);
  }

  /** It ends with 0 and shows nothing when the user may not read it, or when there is none. */
  static boolean blind(String stderr) {
    return stderr.contains("not seeing messages from other users")
        || stderr.contains("insufficient permissions")
        || stderr.contains("No journal files were found");
  }

  static LogLines lines(String printed) {
    var lines = printed.lines().filter(each -> !OWN_LINE.matcher(each).matches()).toList();
    var all = lines.size() < MOST;
    return new LogLines(
        lines,
        true,
        all ? count(lines) : "the last " + MOST + " lines of what was written since the run began");
  }

  private static String count(List<String> lines) {
    return lines.size() + (lines.size() == 1 ? " line" : " lines") + " since the run began";
  }
}
