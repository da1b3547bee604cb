package dev.ripcord.target.github;

import dev.ripcord.check.FileHashes;
import dev.ripcord.host.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What is asked of GitHub, noted before it is asked, so that no second process asks for it again.
 *
 * @param key names one try of one step
 * @param run the run that it became, as soon as that is known
 */
record Note(String key, OptionalLong run) {
  private static final String FOLDER = "steps";
  private static final Pattern FORM = Pattern.compile("(\\S{1,300})(?: (\\d{1,18}))?");

  static Optional<Note> read(Host host, Workflow workflow) {
    return host.files()
        .read(file(host, workflow))
        .map(each -> FORM.matcher(each.text()))
        .filter(each -> each.matches())
        .map(each -> new Note(each.group(1), number(Optional.ofNullable(each.group(2)))));
  }

  private static OptionalLong number(Optional<String> text) {
    return text.map(each -> OptionalLong.of(Long.parseLong(each))).orElseGet(OptionalLong::empty);
  }

  void write(Host host, Workflow workflow) {
    var text = key + (run.isPresent() ? " " + run.getAsLong() : "");
    host.files().writePrivate(file(host, workflow), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Path file(Host host, Workflow workflow) {
    var name = workflow.dispatches().getBytes(StandardCharsets.UTF_8);
    return host.keep(FOLDER).resolve("github-" + FileHashes.hash(name).substring(0, 16));
  }
}
