package dev.ripcord.cli.view;

import dev.ripcord.export.Script;
import io.avaje.jsonb.Json;
import java.nio.file.Path;
import java.util.List;

/** What was written down of a service. */
@Json
public record ExportView(String service, List<Written> written) {

  /**
   * One file.
   *
   * @param host on which it is to be run
   */
  @Json
  public record Written(String file, String host) {
    public static Written of(Script script, Path file) {
      return new Written(file.toString(), script.host());
    }
  }
}
