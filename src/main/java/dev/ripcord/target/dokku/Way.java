package dev.ripcord.target.dokku;

import dev.ripcord.script.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an installed Dokku brings a release back, or why it cannot; chosen by a pure function. */
sealed interface Way {

  /** The words of the command that does it. */
  record Found(List<String> words) implements Way {
    public Found {
      words = List.copyOf(words);
    }
  }

  /** There is none; {@code why} says what to set so that there is. */
  record None(String why) implements Way {}

  /**
   * What the catalog says of it.
   *
   * @param repository where Dokku can fetch the app's source from
   * @param plugin the command of a rollback plugin, with {@code {commit}} or {@code {image}} in it
   */
  record Settings(String app, Optional<String> repository, List<String> plugin) {
    public Settings {
      plugin = List.copyOf(plugin);
    }

    /** The words of {@code dokku_deploy} in a plain script, which chooses by the same rule. */
    String[] plain(Duration timeout, String identity) {
      var words = new ArrayList<>(List.of(Shell.seconds(timeout), app, identity));
      words.add(repository.orElse(""));
      filled(identity).ifPresent(words::addAll);
      return words.toArray(String[]::new);
    }

    private Optional<List<String>> filled(String identity) {
      var key = Identity.isImage(identity) ? "{image}" : "{commit}";
      var digest = identity.substring(identity.indexOf('@') + 1);
      var words =
          plugin.stream()
              .map(each -> each.replace("{app}", app).replace(key, Identity.value(identity)))
              .map(each -> Identity.isImage(identity) ? each.replace("{digest}", digest) : each)
              .toList();
      return words.isEmpty() || words.stream().anyMatch(each -> each.contains("{"))
          ? Optional.empty()
          : Optional.of(words);
    }
  }

  /** Pure: what this Dokku has, for this release. */
  static Way choose(Capabilities dokku, Settings settings, String identity) {
    if (!dokku.unseen().isEmpty()) {
      return new None(dokku.unseen());
    }
    var plugin = settings.filled(identity).filter(each -> dokku.has(each.getFirst()));
    if (plugin.isPresent()) {
      return new Found(plugin.get());
    }
    if (Identity.isImage(identity)) {
      return image(dokku, settings, identity);
    }
    return Identity.isCommit(identity)
        ? commit(dokku, settings, identity)
        : new None("it is no release of a Dokku: " + identity);
  }

  private static Way image(Capabilities dokku, Settings settings, String identity) {
    return dokku.has("git:from-image")
        ? new Found(List.of("git:from-image", settings.app(), Identity.value(identity)))
        : new None(
            dokku.version() + " cannot deploy an image: git:from-image came with 0.24; upgrade it");
  }

  private static Way commit(Capabilities dokku, Settings settings, String identity) {
    var repository = settings.repository();
    if (repository.isPresent() && dokku.has("git:sync")) {
      return new Found(
          List.of(
              "git:sync", "--build", settings.app(), repository.get(), Identity.value(identity)));
    }
    return new None(missing(dokku, settings));
  }

  private static String missing(Capabilities dokku, Settings settings) {
    var why = new ArrayList<String>();
    why.add("no way back: " + dokku.version() + " keeps no releases");
    if (!settings.plugin().isEmpty()) {
      why.add("it has no command " + settings.plugin().getFirst() + " (the plugin is missing)");
    } else if (dokku.rollbacks().isEmpty()) {
      why.add("it has no command to roll back");
    } else {
      why.add(
          "a plugin brings "
              + String.join(", ", dokku.rollbacks())
              + ": say under 'plugin' how it is called");
    }
    why.add(
        dokku.has("git:sync")
            ? "say under 'repository' where it can fetch the source (git:sync), or deploy images by"
                + " digest (git:from-image)"
            : "git:sync came with 0.23; upgrade it");
    return String.join("; ", why);
  }
}
