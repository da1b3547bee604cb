package dev.ripcord.cli.page;

import dev.ripcord.catalog.Remedy;
import dev.ripcord.check.Finding;
import dev.ripcord.diagnose.Diagnosis;
import dev.ripcord.diagnose.Examined;
import dev.ripcord.diagnose.Looked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong, what that rests on, what it points to, and what to do next. */
public record DiagnosePage(Diagnosis diagnosis) {

  /** One below the other, where there are several hosts. */
  public static List<String> lines(List<Diagnosis> hosts, Format format) {
    var lines = new ArrayList<String>();
    for (var each : hosts) {
      lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
      lines.addAll(new DiagnosePage(each).lines(format));
    }
    return lines;
  }

  List<String> lines(Format format) {
    var sheet = new Sheet(format);
    if (diagnosis.asked().isPresent()) {
      diagnosis.symptoms().forEach(each -> symptom(sheet, each));
      return sheet.lines();
    }
    var there = diagnosis.which(Optional.of(true));
    sheet.line(there.isEmpty() ? Tone.BOLD_GOOD : Tone.BOLD_BAD, headline(there.size()));
    there.forEach(each -> symptom(sheet.blank(), each));
    rest(sheet);
    return sheet.lines();
  }

  private String headline(int there) {
    var all = diagnosis.symptoms().size();
    var unknown = diagnosis.which(Optional.empty()).size();
    var service = on(diagnosis.service()) + ": ";
    if (there > 0) {
      return service
          + there
          + " of "
          + all
          + (there == 1 ? " symptoms is there" : " symptoms are there");
    }
    return unknown == 0
        ? service + "none of " + all + " symptoms is there"
        : service + "no symptom is seen, but " + unknown + " of " + all + " cannot be told";
  }

  private String on(String what) {
    return what + diagnosis.host().map(each -> " on " + each).orElse("");
  }

  /** Those that are there are told in full, the others in a line. */
  private void rest(Sheet sheet) {
    var unknown = diagnosis.which(Optional.empty());
    if (!unknown.isEmpty()) {
      sheet.blank().line(Tone.WARN, "Cannot be told: " + names(unknown));
      var told = diagnosis.which(Optional.of(true)).stream().flatMap(each -> each.looks().stream());
      var known = told.map(Looked::name).toList();
      unknown.stream()
          .flatMap(each -> each.looks().stream())
          .filter(each -> each.finding().state() == Finding.State.UNKNOWN)
          .filter(each -> !known.contains(each.name()))
          .distinct()
          .forEach(each -> look(sheet, each));
    }
    var not = diagnosis.which(Optional.of(false));
    if (!not.isEmpty()) {
      sheet.blank().line(Tone.PLAIN, "Not there: " + names(not));
    }
  }

  private static String names(List<Examined> some) {
    return some.stream().map(Examined::title).collect(Collectors.joining(", "));
  }

  private void symptom(Sheet sheet, Examined each) {
    sheet.line(tone(each), on(each.title()) + ": " + word(each.there()));
    looks(sheet, each.looks());
    each.cause()
        .flatMap(Looked::pointer)
        .ifPresentOrElse(
            pointer -> sheet.line(Tone.BOLD, "Points to: " + pointer.cause()),
            () -> sheet.line("No look points to a cause."));
    next(sheet, each);
  }

  private static String word(Optional<Boolean> there) {
    return there.map(each -> each ? "YES" : "it does not look like it").orElse("cannot be told");
  }

  private static Tone tone(Examined each) {
    return each.there().map(there -> there ? Tone.BOLD_BAD : Tone.BOLD_GOOD).orElse(Tone.BOLD_WARN);
  }

  /** Where several symptoms are told, what is good has one line. */
  private void looks(Sheet sheet, List<Looked> looks) {
    var brief = diagnosis.asked().isEmpty();
    looks.stream()
        .filter(each -> !brief || !each.finding().isGood())
        .forEach(each -> look(sheet, each));
    var good = looks.stream().filter(each -> each.finding().isGood()).map(Looked::name).toList();
    if (brief && !good.isEmpty()) {
      sheet.item("  ", Tone.GOOD, "good  " + String.join(", ", good));
    }
  }

  private static void look(Sheet sheet, Looked each) {
    sheet.item("  ", Findings.tone(each.finding()), Findings.line(each.name(), each.finding()));
    each.lines().forEach(line -> sheet.item("      | ", Tone.DIM, line));
  }

  private void next(Sheet sheet, Examined each) {
    var next = each.next();
    var unwell = !each.there().equals(Optional.of(false)) || each.cause().isPresent();
    if (unwell && next.isEmpty()) {
      sheet.line("Next:").command("  ", "ripcord logs " + diagnosis.service());
    } else if (unwell) {
      sheet.line("Next:");
      next.forEach(remedy -> remedy(sheet, remedy));
    }
  }

  private void remedy(Sheet sheet, Remedy remedy) {
    var command = RemedyText.command(diagnosis.service(), remedy);
    remedy
        .say()
        .ifPresent(say -> sheet.item("  ", Tone.PLAIN, command.isPresent() ? say + ":" : say));
    command.ifPresent(each -> sheet.command(remedy.say().isPresent() ? "    " : "  ", each));
  }
}
