package dev.ripcord.app;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.export.Origin;
import dev.ripcord.export.RunbookMaker;
import dev.ripcord.export.Script;
import dev.ripcord.export.ScriptMaker;
import dev.ripcord.export.Subject;
import dev.ripcord.host.Host;
import dev.ripcord.plan.Planner;
import dev.ripcord.target.Kinds;
import java.util.List;
import java.util.function.Function;

/**
 * Writes procedures down, as scripts and pages that need no Ripcord, and puts them where they are
 * needed.
 */
public final class Exporter {
  private final Catalog catalog;
  private final Kinds kinds;
  private final Surveyor surveyor;
  private final Function<String, Host> hosts;

  Exporter(Catalog catalog, Kinds kinds, Surveyor surveyor, Function<String, Host> hosts) {
    this.catalog = catalog;
    this.kinds = kinds;
    this.surveyor = surveyor;
    this.hosts = hosts;
  }

  /** What a plain script or a page of the procedures would be made from. */
  public Exporting export(Ask ask) {
    return new Exports(new Planner(kinds), surveyor).of(catalog.service(ask.service()), ask);
  }

  /** Makes the scripts of what is exported. */
  public List<Script> scripts(Subject subject, Origin origin) {
    return new ScriptMaker(kinds).scripts(subject, origin);
  }

  /** Makes the page of what is exported, for each of these hosts. */
  public List<Script> pages(List<Subject> subjects, Origin origin, List<String> hosts) {
    var service = catalog.service(subjects.getFirst().plan().service());
    var maker = new RunbookMaker(kinds);
    return hosts.stream().map(each -> maker.page(service, subjects, origin, each)).toList();
  }

  /** Puts a script onto its host; what is there then is looked at with {@link #installed}. */
  public void install(Script script, ScriptPlaces places) {
    places.write(hosts.apply(script.host()), script);
  }

  /** How the script that lies on a host compares with the one that was made now. */
  public Script.State installed(Script script, ScriptPlaces places) {
    return script.compared(places.read(hosts.apply(script.host()), script));
  }
}
