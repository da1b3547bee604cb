package dev.ripcord.diagnose;

import dev.ripcord.catalog.Remedy;
import dev.ripcord.check.Finding;
import dev.ripcord.check.LogText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the last lines of a log point to; pure. */
final class LogSigns {
  private static final int SHOWN = 3;
  private static final Pattern ERROR =
      Pattern.compile(
          "(?i)\\b(errors?|fatal|panic(?:ked)?|exception|segfault|core dumped|failed|failure)\\b"
              + "|Exception\\b|Error\\b");

  /**
   * Words that programs use for one cause.
   *
   * @param helps what to do
   */
  private record Sign(Pattern words, String cause, String helps) {
    Sign(String words, String cause, String helps) {
      this(Pattern.compile("(?i)" + words), cause, helps);
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              "address already in use|EADDRINUSE",
              "another process has its port",
              "see who has it ('ss -ltnp'), and end that process or move one of the two"),
          new Sign(
              "no space left on device|ENOSPC|disk quota exceeded",
              "the disk is full",
              "free space: old logs, old releases, old images"),
          new Sign(
              "too many open files|EMFILE|ENFILE",
              "it has more files and connections open than it may",
              "raise its limit (LimitNOFILE= of its unit), and look for what is never closed"),
          new Sign(
              "out ?of ?memory|heap limit|cannot allocate memory|killed process|oom-kill",
              "it ran out of memory",
              "give it more (heap size, limit of its unit or container, swap), and look for a leak"),
          new Sign(
              "UnsupportedClassVersionError|class file version",
              "the Java that runs it is too old for it",
              "install the Java that it was built for, or start it with that one"),
          new Sign(
              "cannot find module|MODULE_NOT_FOUND|ClassNotFound|NoClassDefFound|unable to access"
                  + " jarfile|no such file or directory|ENOENT|status=203/EXEC",
              "a file that it needs is missing",
              "look at the line: put the file there, or go back to a release that has it"),
          new Sign(
              "permission denied|EACCES|EPERM|operation not permitted",
              "it may not read or write something that it needs",
              "look at owner and mode of the file that the line names"),
          new Sign(
              "SyntaxError|unexpected token|ParserException|ScannerException|(?:invalid|bad|malformed)"
                  + " config|config\\w* (?:error|is invalid)|yaml: line",
              "its configuration or code cannot be read",
              "look at the file that the line names, and at what was changed in it last"),
          new Sign(
              "authentication failed|password authentication|access denied|unauthorized|invalid"
                  + " (?:token|password|credentials)",
              "somebody is not let in: a password or a token is wrong",
              "compare the password or token on both sides"),
          new Sign(
              "connection refused|ECONNREFUSED|ETIMEDOUT|connect timed out|could not connect",
              "something that it depends on does not answer",
              "look at the service that the line names"));

  private LogSigns() {}

  static Looked judge(String name, List<String> lines) {
    if (lines.isEmpty()) {
      return Looked.of(name, Finding.unknown("it shows nothing"));
    }
    for (var sign : SIGNS) {
      var hits = lines.stream().filter(each -> sign.words().matcher(each).find()).toList();
      if (!hits.isEmpty()) {
        return found(name, lines, hits, Optional.of(sign));
      }
    }
    var errors = lines.stream().filter(each -> ERROR.matcher(each).find()).toList();
    return errors.isEmpty()
        ? Looked.of(name, Finding.good("no error in its last " + lines.size() + " lines"))
        : found(name, lines, errors, Optional.empty());
  }

  /** Only words whose cause is known are bad: an error in a log may be an everyday one. */
  private static Looked found(
      String name, List<String> lines, List<String> hits, Optional<Sign> sign) {
    var said =
        hits.size()
            + " of its last "
            + lines.size()
            + " lines: "
            + sign.map(Sign::cause).orElse("an error, of no kind that is known here");
    var finding = sign.isPresent() ? Finding.bad(said) : Finding.unknown(said);
    var shown = hits.subList(Math.max(0, hits.size() - SHOWN), hits.size());
    return new Looked(
        name,
        finding.with(Map.of("hits", String.valueOf(hits.size()))),
        shown.stream().map(LogText::masked).toList(),
        sign.map(each -> Pointer.to(each.cause(), Remedy.of(each.helps()))));
  }
}
