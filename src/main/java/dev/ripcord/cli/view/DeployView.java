package dev.ripcord.cli.view;

import dev.ripcord.release.Release;
import io.avaje.jsonb.Json;

/** What a deployment said of a release. */
@Json
public record DeployView(String service, ReleaseView release) {

  public static DeployView of(String service, Release release) {
    return new DeployView(service, ReleaseView.of(release));
  }
}
