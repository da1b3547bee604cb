package dev.ripcord.target.dokku;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which way back there is depends on what the installed Dokku says that it can do. */
class WayTest {
  private static final String COMMIT = "commit:" + "1".repeat(40);
  private static final String IMAGE = "image:registry.example.com/api@sha256:" + "a".repeat(64);
  private static final Way.Settings NOTHING = new Way.Settings("api", Optional.empty(), List.of());
  private static final Way.Settings SOURCE =
      new Way.Settings("api", Optional.of("https://example.com/api.git"), List.of());
  private static final Way.Settings PLUGIN =
      new Way.Settings("api", Optional.empty(), List.of("ps:rollback", "{app}", "{commit}"));

  @Test
  void a_stock_dokku_has_no_way_back_to_a_commit_and_says_what_to_set() {
    assertThat(why(stock(), NOTHING, COMMIT))
        .contains("no way back", "Dokku 0.38.27", "no command to roll back")
        .contains("'repository'", "git:from-image");
  }

  @Test
  void with_a_repository_the_commit_is_fetched_and_built() {
    assertThat(words(stock(), SOURCE, COMMIT))
        .containsExactly(
            "git:sync", "--build", "api", "https://example.com/api.git", "1".repeat(40));
  }

  @Test
  void an_image_is_deployed_by_its_digest() {
    assertThat(words(stock(), NOTHING, IMAGE))
        .containsExactly("git:from-image", "api", IMAGE.substring("image:".length()));
  }

  @Test
  void the_plugin_is_used_where_it_is_installed_and_missed_where_it_is_not() {
    assertThat(words(stock("ps:rollback"), PLUGIN, COMMIT))
        .containsExactly("ps:rollback", "api", "1".repeat(40));
    assertThat(why(stock(), PLUGIN, COMMIT)).contains("no command ps:rollback");
  }

  @Test
  void a_plugin_that_nobody_told_of_is_named() {
    assertThat(why(stock("ps:rollback"), NOTHING, COMMIT))
        .contains("a plugin brings ps:rollback: say under 'plugin' how it is called");
  }

  @Test
  void a_plugin_that_takes_commits_is_not_given_an_image() {
    assertThat(words(stock("ps:rollback"), PLUGIN, IMAGE)).startsWith("git:from-image");
  }

  @Test
  void an_old_dokku_can_neither() {
    var old = new Capabilities("Dokku 0.22.1", new TreeSet<>(List.of("ps:rebuild")), "");
    assertThat(why(old, SOURCE, COMMIT)).contains("git:sync came with 0.23");
    assertThat(why(old, SOURCE, IMAGE)).contains("git:from-image came with 0.24");
  }

  @Test
  void the_commands_are_read_from_the_help() {
    var help =
        """
        Usage: dokku [--quiet|--trace|--force] COMMAND <app> [command-specific-options]

        Commands:

            git:from-image [--build-dir DIRECTORY] <app> <docker-image>   Updates an app's git repository
            ps:rebuild [--all|<app>]                                      Rebuilds an app from source
            apps, Manage apps

        Community plugin commands:

            rollback:to <app> <n>    Goes back
        """;
    assertThat(Capabilities.parse(help))
        .containsExactly("apps", "git:from-image", "ps:rebuild", "rollback:to");
  }

  private static Capabilities stock(String... more) {
    var commands =
        new TreeSet<>(
            List.of(
                "git:from-image", "git:sync", "ps:rebuild", "ps:restart", "ps:start", "ps:stop"));
    commands.addAll(List.of(more));
    return new Capabilities("Dokku 0.38.27", commands, "");
  }

  private static String why(Capabilities dokku, Way.Settings settings, String identity) {
    return Way.choose(dokku, settings, identity) instanceof Way.None(String why) ? why : "found";
  }

  private static List<String> words(Capabilities dokku, Way.Settings settings, String identity) {
    return Way.choose(dokku, settings, identity) instanceof Way.Found(List<String> words)
        ? words
        : List.of();
  }
}
