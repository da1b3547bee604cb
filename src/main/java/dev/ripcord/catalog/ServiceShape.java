package dev.ripcord.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of one service. */
final class ServiceShape {
  private static final String BACKUP = "backup";

  private final Vocabulary vocabulary;

  ServiceShape(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Shape<Service> shape() {
    var description = Field.optional("description", Shapes.text(), "what it is, for people");
    var hosts =
        Field.or(
            "hosts",
            Shapes.list(HostNames.SHAPE),
            List.of("local"),
            "where it runs: local (this machine), or ssh://user@host:port");
    var target = Field.required("target", TargetShapes.entry(vocabulary.targets()), "how it runs");
    var atOnce =
        Field.optional(
            "at-once",
            Shapes.integer(1, 1000),
            "on how many hosts it is changed at a time; the others follow when these are through"
                + " without a failure; all of them when missing");
    var downtime =
        Field.or(
            "downtime",
            Downtime.shape(vocabulary.checks()),
            new Downtime.Text(Optional.empty(), Optional.empty(), Duration.ofMillis(500)),
            "what a rollback is expected to cost; what it did cost is measured beside it");
    var probes =
        Field.or(
            "probes",
            Shapes.map(Names.SHAPE, CheckShapes.probe(vocabulary.checks())),
            Map.<String, CheckEntry>of(),
            "looks at the service, each under a name");
    var verify = Field.optional("verify", verify(), "how it is proven that the service is back");
    var prerequisites =
        Field.or(
            "prerequisites",
            Shapes.list(CheckShapes.use(vocabulary.checks())),
            List.<CheckUse>of(),
            "what must be true before any procedure starts");
    var procedures =
        Field.required(
            "procedures",
            Shapes.map(Names.SHAPE, new ProcedureShape(vocabulary).shape()),
            "the scenarios; the first one is meant when none is named");
    var contacts =
        Field.or(
            "contacts", Shapes.list(contact()), List.<Contact>of(), "whom to turn to, in order");
    var groups =
        Field.or(
            "groups",
            Shapes.list(Names.SHAPE),
            List.<String>of(),
            "names under which it is rolled back together with others: `--group NAME`");
    var after =
        Field.or(
            "after",
            Shapes.list(Names.SHAPE),
            List.<String>of(),
            "services that have to be back before it is begun, when several are rolled back");
    var notify =
        Field.or(
            "notify",
            AudienceShape.shape(),
            Audience.NONE,
            "channels that are told of it, in the order of falling over; or lists by severity");
    var backup =
        Field.optional(
            BACKUP,
            new ServiceBackup(Optional.ofNullable(vocabulary.steps().get(BACKUP))),
            "what `ripcord backup` copies, and `backup: service` in a procedure; also made before"
                + " `ripcord deploy run` and `restart --full`");
    var triage = new TriageShape(vocabulary);
    var conduct = new ConductShape();
    var watching = new WatchingShape();
    return Shapes.object(
        "One thing that is rolled back on its own.",
        values -> {
          var known = namedChecks(values.get(probes));
          var proof = values.get(verify).orElse(VerifyText.ALL).resolve(known);
          return new Service(
              "",
              values.get(description),
              values.get(hosts),
              values.get(target),
              values.get(atOnce),
              values.get(downtime).resolve(known),
              known,
              proof,
              CheckUse.resolve(values.get(prerequisites), known),
              procedures(values.get(procedures), known),
              values.get(contacts),
              triage.of(values, known, values.get(procedures)),
              new Grouping(values.get(groups), values.get(after)),
              conduct.of(values),
              watching.of(
                  values, known, values.get(procedures), values.get(triage.remedies).keySet()),
              values.get(notify),
              values.get(backup).map(each -> new Configured(BACKUP, each)),
              values.place());
        },
        description,
        hosts,
        target,
        atOnce,
        downtime,
        probes,
        verify,
        prerequisites,
        procedures,
        contacts,
        triage.severities,
        triage.decide,
        triage.symptoms,
        triage.remedies,
        groups,
        after,
        conduct.windows,
        conduct.checklist,
        conduct.log,
        watching.rules,
        watching.automation,
        notify,
        backup);
  }

  static Service named(String name, Service each) {
    return new Service(
        name,
        each.description(),
        each.hosts(),
        each.target(),
        each.atOnce(),
        each.downtime(),
        each.probes(),
        each.verify(),
        each.prerequisites(),
        each.procedures(),
        each.contacts(),
        each.triage(),
        each.grouping(),
        each.conduct(),
        each.watching(),
        each.told(),
        each.backup(),
        each.place());
  }

  private static Map<String, CheckEntry> namedChecks(Map<String, CheckEntry> probes) {
    var named = new LinkedHashMap<String, CheckEntry>();
    probes.forEach((name, each) -> named.put(name, each.named(name)));
    return named;
  }

  private static Map<String, Procedure> procedures(
      Map<String, ProcedureText> texts, Map<String, CheckEntry> known) {
    var named = new LinkedHashMap<String, Procedure>();
    texts.forEach((name, each) -> named.put(name, each.resolve(name, known, texts.keySet())));
    return named;
  }

  private Shape<VerifyText> verify() {
    var list =
        Field.optional(
            "checks",
            Shapes.list(CheckShapes.use(vocabulary.checks())),
            "names of probes, or checks; all probes but witnesses and alerts when missing");
    var good = Field.or("good", Shapes.integer(1, 100), 3, "how many good looks in a row it takes");
    var every =
        Field.or("every", Shapes.duration(), Duration.ofSeconds(1), "the time between two looks");
    var within =
        Field.or("within", Shapes.duration(), Duration.ofSeconds(30), "how long it may take");
    var watch =
        Field.or(
            "watch",
            Shapes.duration(),
            Duration.ofMinutes(15),
            "how long the release has to stay good to be certified");
    return Shapes.object(
        "How it is proven that the service is back.",
        values ->
            new VerifyText(
                values.get(list),
                values.get(good),
                values.get(every),
                values.get(within),
                values.get(watch)),
        list,
        good,
        every,
        within,
        watch);
  }

  private static Shape<Contact> contact() {
    var who = Field.required("who", Shapes.text(), "a person or a role");
    var reach = Field.required("reach", Shapes.text(), "telephone, channel or address");
    var level = Field.optional("level", Shapes.text(), "the step of the escalation, such as L1");
    var does = Field.optional("does", Shapes.text(), "what they do at that step");
    return Shapes.object(
        "Whom to turn to.",
        values ->
            new Contact(values.get(who), values.get(reach), values.get(level), values.get(does)),
        who,
        reach,
        level,
        does);
  }

  /** A verify block whose names are not looked up yet. */
  private record VerifyText(
      Optional<List<CheckUse>> checks, int good, Duration every, Duration within, Duration watch) {
    static final VerifyText ALL =
        new VerifyText(
            Optional.empty(),
            3,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(15));

    Verify resolve(Map<String, CheckEntry> known) {
      var resolved =
          checks
              .map(each -> CheckUse.resolve(each, known))
              .orElseGet(() -> known.values().stream().filter(VerifyText::proves).toList());
      return new Verify(resolved, good, every, within, watch);
    }

    /** Of an alert nothing is heard for most of the time, and only the daemon hears it. */
    private static boolean proves(CheckEntry each) {
      return each.role() != Role.WITNESS && !each.check().kind().equals(CheckLints.ALERT);
    }
  }
}
