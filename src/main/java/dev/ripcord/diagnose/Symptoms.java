package dev.ripcord.diagnose;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Symptom;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Together;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All symptoms of a service: those that are built in, and those of the catalog. */
public final class Symptoms {
  private final Patient patient;
  private final List<Ailment> known;

  public Symptoms(Patient patient) {
    this.patient = patient;
    var all = new LinkedHashMap<String, Ailment>();
    var looks = new Looks(patient);
    builtIn(looks).forEach(each -> all.put(each.name(), each));
    patient
        .service()
        .triage()
        .symptoms()
        .values()
        .forEach(each -> all.merge(each.name(), own(each), Symptoms::both));
    this.known = List.copyOf(all.values());
  }

  /** Looks for one, or for all: side by side, and for no longer than the limit. */
  public Diagnosis look(Optional<String> symptom, Duration limit) throws InterruptedException {
    var wanted = symptom.map(this::named).map(List::of).orElse(known);
    var looks = new LinkedHashMap<Once, Once>();
    wanted.stream().flatMap(Ailment::all).forEach(each -> looks.put(each, each));
    var told = new LinkedHashMap<CheckEntry, Once>();
    wanted.stream()
        .flatMap(each -> each.toldBy().stream())
        .flatMap(each -> each.checks().stream())
        .forEach(each -> told.put(each, new Once(each.name(), () -> sign(each))));
    told.values().forEach(each -> looks.put(each, each));
    var seen = Together.ask(looks, patient.sight(), limit, Once::late);
    var checks = new LinkedHashMap<CheckEntry, Finding>();
    told.forEach(
        (entry, each) -> checks.put(entry, seen.getOrDefault(each, each.late("")).finding()));
    var judged = wanted.stream().map(each -> each.judge(seen, checks)).toList();
    return new Diagnosis(
        patient.service().name(),
        Optional.empty(),
        symptom.map(_ -> wanted.getFirst().name()),
        judged);
  }

  private Looked sign(CheckEntry entry) {
    return Looked.of(entry.name(), patient.look().apply(entry));
  }

  /** By its name, its title or other words for it, however they are written. */
  private Ailment named(String typed) {
    var word = plain(typed);
    return known.stream()
        .filter(each -> words(each).anyMatch(it -> plain(it).equals(word)))
        .findFirst()
        .orElseThrow(
            () -> new UnknownName("symptom", typed, known.stream().map(Ailment::title).toList()));
  }

  private static Stream<String> words(Ailment each) {
    return Stream.concat(Stream.of(each.name(), each.title()), each.also().stream());
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace("'", "")
        .replaceAll("[^a-z0-9]+", " ")
        .replaceAll("\\bwont\\b", "will not")
        .replaceAll("\\bcant\\b", "cannot")
        .replaceAll("\\bdoesnt\\b", "does not")
        .strip();
  }

  /** What the catalog looks at goes first, as it knows the service best; it is a cause, no sign. */
  private static Ailment both(Ailment ours, Ailment own) {
    return new Ailment(
        own.name(),
        own.title(),
        Stream.concat(own.also().stream(), words(ours)).toList(),
        own.toldBy(),
        ours.signs(),
        Stream.concat(own.looks().stream(), ours.looks().stream()).toList(),
        Stream.concat(own.remedies().stream(), ours.remedies().stream()).toList());
  }

  private Ailment own(Symptom symptom) {
    var looks =
        symptom.looks().stream()
            .map(each -> new Once(each.check().name(), () -> look(each)))
            .toList();
    return new Ailment(
        symptom.name(),
        symptom.title(),
        symptom.also(),
        symptom.toldBy(),
        looks,
        looks,
        symptom.remedies());
  }

  private Looked look(Symptom.Look look) {
    var finding = patient.look().apply(look.check());
    return look.cause().isEmpty() && look.remedies().isEmpty()
        ? Looked.of(look.check().name(), finding)
        : Looked.of(
            look.check().name(),
            finding,
            new Pointer(look.cause().orElse(look.check().name() + " is bad"), look.remedies()));
  }

  private static List<Ailment> builtIn(Looks looks) {
    return List.of(
        ailment(
            "will-not-start",
            List.of("does not start", "does not run", "is down", "crashes", "exits at once"),
            List.of(looks.runs),
            List.of(looks.installed),
            looks.ports,
            List.of(looks.disk, looks.kills, looks.log, looks.runs)),
        ailment(
            "does-not-answer",
            List.of("api silent", "silent", "not responding", "hangs", "times out", "errors"),
            looks.answers(),
            List.of(looks.runs),
            looks.ports,
            List.of(looks.disk, looks.files, looks.kills, looks.log),
            looks.answers()),
        ailment(
            "memory-is-high",
            List.of("memory high", "out of memory", "oom", "memory leak", "killed"),
            List.of(looks.memory, looks.machineMemory, looks.kills),
            List.of(looks.memory, looks.kills, looks.machineMemory)),
        ailment(
            "clients-cannot-connect",
            List.of("clients can't connect", "connection refused", "cannot connect"),
            Stream.concat(looks.outside().stream(), Stream.of(looks.files)).toList(),
            List.of(looks.runs, looks.files),
            looks.reach,
            List.of(looks.log),
            looks.outside()),
        ailment(
            "disk-is-full",
            List.of("disk full", "no space left on device"),
            List.of(looks.disk),
            List.of(looks.disk)));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // read only
  private static Ailment ailment(
      String name, List<String> also, List<Once> signs, List<Once>... looks) {
    return new Ailment(
        name,
        name.replace('-', ' '),
        also,
        Optional.empty(),
        signs,
        Stream.of(looks).flatMap(List::stream).distinct().toList(),
        List.of());
  }
}
