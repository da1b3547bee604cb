package dev.ripcord.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.ShellCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person reads in a script: its head, and the steps at its end. */
class ScriptTextTest {
  private static final Path GOLDEN = Path.of("src/test/resources/export/it-back.txt");
  private static final Script SCRIPT =
      Exported.script(
          "checklist: { before: [ tell the support ] }",
          "contacts: [ { who: on call, reach: '555' } ]",
          "prerequisites: [ { name: it's there, unit: { name: it, installed: true } } ]",
          "procedures:",
          "  back:",
          "    budget: 2m",
          "    use-when: it is down",
          "    steps:",
          "      - { systemd: { restart: it }, timeout: 20s }",
          "      - wait:",
          "          for: [ { name: web, http: { url: 'http://localhost:1/health',",
          "            headers: { Authorization: 'Bearer ${env:TOKEN}' },",
          "            expect: { json: { $.status: up } } } } ]",
          "          within: 30s",
          "      - { command: [ touch, 'a b' ], when: { file: /etc/it }, on-failure: continue }",
          "verify: { checks: [ { name: it runs, unit: it } ] }");

  @Test
  void is_as_it_was_found_good() throws IOException {
    var text = SCRIPT.text();
    var read =
        text.substring(0, text.indexOf("# ---- for every")).replaceAll("plan .*", "plan (hash)")
            + "# (the functions that it uses)\n"
            + text.substring(text.indexOf("# ---- it, back"));
    if (System.getProperty("ripcord.golden", "").equals("write")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, read);
    }
    assertThat(read).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void only_what_it_uses_stands_in_it() {
    assertThat(SCRIPT.text()).contains("unit_is()").doesNotContain("nginx").doesNotContain("pm2");
  }

  @Test
  void its_parts_are_clean() throws Exception {
    try (var all = Files.walk(Path.of("src/main/resources/dev/ripcord"))) {
      for (var each : all.filter(it -> it.toString().endsWith(".sh")).toList()) {
        ShellCheck.clean(each);
      }
    }
  }

  @Test
  void another_step_makes_an_installed_one_stale_and_another_date_does_not() {
    var later = SCRIPT.text().replace("2026-01-02", "2026-02-03");
    assertThat(SCRIPT.compared(Optional.of(later))).isEqualTo(Script.State.CURRENT);
    assertThat(SCRIPT.compared(Optional.empty())).isEqualTo(Script.State.MISSING);
    var edited = SCRIPT.text().replace("conclude RECOVERED", "true");
    assertThat(SCRIPT.compared(Optional.of(edited))).isEqualTo(Script.State.EDITED);
    var other =
        Exported.script("procedures: { back: { budget: 1m, steps: [ { command: [ 'true' ] } ] } }");
    assertThat(SCRIPT.compared(Optional.of(other.text()))).isEqualTo(Script.State.STALE);
  }
}
