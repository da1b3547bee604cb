package dev.ripcord.target.frontend;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A front end as a catalog describes it.
 *
 * @param folder its sources
 * @param output what is built, below the folder
 * @param deploy the command that brings the built files to where they are served
 * @param served the folder they are served from, where it is on this host
 * @param url the page, as it is reached from the machine on which this program runs
 * @param as the user who builds and deploys
 */
record FrontEnd(
    Path folder,
    List<String> build,
    String output,
    List<String> deploy,
    Optional<Path> served,
    Optional<String> url,
    Map<String, String> environment,
    Optional<String> as) {

  FrontEnd {
    build = List.copyOf(build);
    deploy = List.copyOf(deploy);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  Path built() {
    return folder.resolve(output);
  }

  /** Where what was built before lies while something is built in its place. */
  Path aside() {
    return folder.resolve(output + ".before");
  }

  /** What lies in the folder and is no source. */
  List<String> noSources() {
    return List.of("node_modules", ".git", built().toString(), aside().toString());
  }

  /**
   * Who keeps and puts back what is served: the owner of the files may be another than ourselves,
   * and our private folder is not theirs to read.
   */
  Optional<String> keeper() {
    return as.map(_ -> "root");
  }
}
