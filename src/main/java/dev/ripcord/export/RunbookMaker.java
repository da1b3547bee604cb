package dev.ripcord.export;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Service;
import dev.ripcord.clock.Durations;
import dev.ripcord.plan.HostLabels;
import dev.ripcord.plan.Plan;
import dev.ripcord.script.ByHand;
import dev.ripcord.script.Shell;
import dev.ripcord.target.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes procedures as a page that a person follows by hand, when neither Ripcord nor its script is
 * to be had; pure. The commands are those of the script, said by the notes beside its functions.
 */
public final class RunbookMaker {
  private final Makings makings;

  public RunbookMaker(Kinds kinds) {
    this.makings = new Makings(kinds);
  }

  /** The page, for a host on which it is to lie; it is the same on each of them. */
  public Script page(Service service, List<Subject> subjects, Origin origin, String host) {
    var body = Script.PAGE + "\n" + body(service, subjects);
    var hash = Script.hash(body);
    var only = subjects.size() == 1 && service.procedures().size() > 1;
    var name = service.name() + (only ? "-" + subjects.getFirst().plan().procedure() : "") + ".md";
    return new Script(name, host, head(service, origin, hash) + body);
  }

  private static String head(Service service, Origin origin, String hash) {
    var page = new Markdown().heading(1, Markdown.text(service.name()) + ", by hand");
    service.description().ifPresent(each -> page.say(Markdown.text(each)));
    return page.say(
            "How to put this service back when neither Ripcord nor the script that it wrote can be"
                + " used. It does the same in the same order, with commands to paste.")
        .table(
            List.of("about", "this page"),
            List.of(
                List.of("made", origin.made() + " by Ripcord " + Markdown.text(origin.version())),
                List.of("catalog", ByHand.mark(origin.catalog()) + " sha256:" + origin.hash()),
                List.of("plan", "sha256:" + hash),
                List.of("anew", ByHand.mark(origin.again()))))
        .toString();
  }

  private Markdown body(Service service, List<Subject> subjects) {
    var page = new Markdown();
    stale(page, service);
    first(page, service, subjects);
    which(page, subjects);
    begin(page, subjects);
    subjects.forEach(each -> new RunbookProcedure(makings, each).write(page));
    return page;
  }

  private static void stale(Markdown page, Service service) {
    page.heading(2, "Is this page still true?")
        .say(
            "It is as old as the date above. It is stale as soon as the catalog says something"
                + " else, or another release is the one to go back to. While Ripcord can be had,"
                + " "
                + ByHand.mark("ripcord export status " + service.name())
                + " says so of the page that lies on the hosts, and the command above makes it"
                + " anew. When it is older than the last deployment, check before each step that"
                + " what it names is really there.");
  }

  private static void first(Markdown page, Service service, List<Subject> subjects) {
    page.heading(2, "First try the script")
        .say(
            "A script does the same by itself, looks before and after each step, and says how it"
                + " ended. It is on the host itself when "
                + ByHand.mark("ripcord export install " + service.name())
                + " put it there, usually in "
                + ByHand.mark(Script.FOLDER)
                + ":")
        .hand(
            subjects.stream()
                .flatMap(each -> each.hosts().stream().map(host -> ScriptMaker.name(each, host)))
                .<ByHand.Line>map(each ->
                    new ByHand.Line.Command("sh " + Script.FOLDER + "/" + each + " --dry-run"))
                .toList());
  }

  private static void which(Markdown page, List<Subject> subjects) {
    page.heading(2, "Which procedure")
        .table(
            List.of("procedure", "use it when", "goes to", "may take", "down for"),
            subjects.stream().map(RunbookMaker::row).toList());
  }

  private static List<String> row(Subject subject) {
    var plan = subject.plan();
    return List.of(
        "[" + Markdown.text(plan.procedure()) + "](#" + plan.procedure() + ")",
        subject.procedure().useWhen().map(Markdown::text).orElse("(the catalog does not say)"),
        plan.release().map(each -> Markdown.text(each.name())).orElse("-"),
        Durations.format(plan.budget()),
        plan.downtime().map(Durations::format).orElse("not known"));
  }

  private static void begin(Markdown page, List<Subject> subjects) {
    var subject = subjects.getFirst();
    var todo = new ArrayList<String>();
    todo.add("Make sure that nobody runs Ripcord, or another of these procedures, meanwhile.");
    subject.conduct().before().forEach(each -> todo.add(Markdown.text(each)));
    subject
        .conduct()
        .windows()
        .forEach(each -> todo.add("Is it the time? " + Markdown.text(each.text())));
    todo.add(
        "People hear of it by "
            + ByHand.mark("ripcord incident open " + subject.plan().service() + " --why TEXT")
            + ", now or as soon as Ripcord can be had; until then, tell them yourself.");
    todo.add(
        "Open a `bash` on "
            + String.join(", ", subject.hosts().stream().map(RunbookMaker::host).toList())
            + ", as somebody who may use `sudo`. Type `set +e`: an exit code is no proof here.");
    todo.add(
        "Write down when you begin each step, and what you see. The commands keep files as they"
            + " were in `/var/tmp`; where one was not there yet, that says so, and does no harm.");
    page.heading(2, "Before you begin").items(todo);
    var secrets = subjects.stream().flatMap(each -> ScriptMaker.references(each).stream());
    secrets(page, secrets.distinct().toList());
    contacts(page, subject.plan());
  }

  static String host(String host) {
    return host.equals("local") ? "the machine that Ripcord runs on" : ByHand.mark(host);
  }

  /** Their values never stand on a page. */
  private static void secrets(Markdown page, List<Secrets.Reference> references) {
    var env = references.stream().filter(each -> each.kind().equals("env")).toList();
    if (!env.isEmpty()) {
      page.say("These secrets are needed; type each of them, it is not shown:")
          .hand(env.stream().map(RunbookMaker::read).toList());
    }
    var files = references.stream().filter(each -> !each.kind().equals("env"));
    page.items(
        files.map(each -> "The secret in " + ByHand.mark(each.name()) + " is needed.").toList());
  }

  private static ByHand.Line read(Secrets.Reference reference) {
    var prompt = Shell.word(reference.name() + ": ");
    return new ByHand.Line.Command("read -rsp " + prompt + " " + Shell.variable(reference.name()));
  }

  private static void contacts(Markdown page, Plan plan) {
    if (!plan.contacts().isEmpty()) {
      page.heading(3, "Whom to call").items(plan.contacts().stream().map(Markdown::text).toList());
    }
  }

  /** Where something is done, when there is more than one place. */
  static Stream<String> where(Subject subject, String host) {
    return new HostLabels(subject.hosts()).several() ? Stream.of(host(host)) : Stream.empty();
  }
}
