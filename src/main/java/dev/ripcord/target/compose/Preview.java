package dev.ripcord.target.compose;

import dev.ripcord.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan says of a step: what there is, what comes of it, and what is worth knowing. */
record Preview(ComposeVerb verb, Stack stack, Optional<String> image) {

  List<String> of(Host host, View now) {
    var lines = new ArrayList<>(List.of(now.look().said()));
    if (now.unseen().isPresent()) {
      return lines;
    }
    image.ifPresent(each ->
        lines.add(
            "image: "
                + (now.image().isEmpty() ? "(none)" : Images.brief(now.image()))
                + " -> "
                + Images.brief(each)));
    switch (verb) {
      case STOP -> {
        if (now.returns()) {
          lines.add("its restart policy 'always' is taken away until it is started again");
        }
      }
      case UP, START -> fromFile(host, lines);
      case RESTART ->
          lines.add("a restart takes up no change of the compose file or of .env; 'up' does");
    }
    return lines;
  }

  private void fromFile(Host host, List<String> lines) {
    switch (FileImages.of(host, stack)) {
      case FileImages.Answer.Unreadable(String why) -> lines.add(why);
      case FileImages.Answer.Found(Compose _, Config config, Map<String, String> names) -> {
        if (!config.unset().isEmpty()) {
          lines.add(
              "set nowhere, and so taken as empty: "
                  + String.join(", ", config.unset())
                  + " (a shell that exported it is no longer there: put it into .env)");
        }
        names.keySet().stream()
            .filter(each -> config.text(each, "pull_policy").filter(this::pulls).isPresent())
            .forEach(each ->
                lines.add(
                    "pull_policy of "
                        + each
                        + ": this step pulls nothing, but the next plain 'up' asks the registry"));
      }
    }
  }

  private boolean pulls(String policy) {
    return verb == ComposeVerb.UP
        && !List.of("missing", "never", "if_not_present").contains(policy);
  }
}
