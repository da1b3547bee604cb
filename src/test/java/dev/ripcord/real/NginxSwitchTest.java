package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ripcord.check.Finding;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Acting;
import dev.ripcord.target.nginx.NginxDriver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step {@code nginx} on a real one: what it says is what is served. */
@Needs(Part.NGINX)
class NginxSwitchTest {
  private static final String OLD = "server { listen 127.0.0.1:PORT; return 200 antmedia; }\n";
  private static final String NEW = "server { listen 127.0.0.1:PORT; return 200 mediasoup; }\n";

  @TempDir Path folder;
  private RealNginx nginx;
  private Acting acting;

  @BeforeEach
  void start() {
    nginx = RealNginx.start(folder, OLD);
    nginx.write("conf.d/media.conf.mediasoup", NEW);
    acting = new Acting(new NginxDriver(), Acting.local(folder), Map.of());
  }

  @AfterEach
  void stop() {
    nginx.close();
  }

  private String step(String rest) {
    return "nginx: { site: " + nginx.site() + ", conf: " + nginx.conf() + ", " + rest + " }";
  }

  private String siteText() throws IOException {
    return Files.readString(nginx.site());
  }

  @Test
  void a_switch_to_a_variant_is_done_when_new_workers_have_it_and_undone_the_same_way()
      throws IOException {
    var before = siteText();
    var did = acting.run(step("variant: mediasoup"));
    assertThat(did.judgement()).as(did.result().said()).isInstanceOf(Judgement.Done.class);
    assertThat(nginx.served()).contains("mediasoup");
    assertThat(did.after().fact("workers")).isNotEqualTo(did.before().fact("workers"));
    assertThat(acting.run(step("variant: mediasoup")).result().said()).isEqualTo("nothing to do");
    var undone = acting.undo(did);
    assertThat(undone.judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(nginx.served()).contains("antmedia");
    assertThat(siteText()).isEqualTo(before);
  }

  @Test
  void a_broken_variant_is_put_back_at_once_and_what_nginx_said_is_told() throws IOException {
    nginx.write("conf.d/media.conf.broken", NEW + "# here\nnonsense;\n");
    var before = siteText();
    var did = acting.run(step("variant: broken"));
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(did.result().said())
        .contains("unknown directive \"nonsense\" in " + nginx.site() + ":3")
        .endsWith("was put back as it was");
    assertThat(did.judgement()).isInstanceOf(Judgement.Failed.class);
    assertThat(siteText()).isEqualTo(before);
    assertThat(nginx.run("-t").ok()).isTrue();
    assertThat(nginx.served()).contains("antmedia");
  }

  /** {@code nginx -t && nginx -s reload} (StreamLick) with the port taken: both succeed. */
  @Test
  void a_valid_variant_whose_port_is_taken_is_found_out_and_put_back() throws IOException {
    var before = siteText();
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var variant =
          nginx.write(
              "conf.d/media.conf.taken",
              NEW.replace(";", "; ")
                  .replaceFirst("; ", "; listen 127.0.0.1:" + taken.getLocalPort() + ";"));
      naiveClaimsSuccess(variant);
      Files.writeString(nginx.site(), before);

      var did = acting.run(step("variant: taken"));
      assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
      assertThat(did.result().said())
          .contains("goes on with the old configuration")
          .contains("Address already in use")
          .contains("still could not bind()");
      assertThat(did.judgement()).isInstanceOf(Judgement.Failed.class);
    }
    assertThat(siteText()).isEqualTo(before);
    assertThat(nginx.served()).contains("antmedia");
  }

  private void naiveClaimsSuccess(Path variant) throws IOException {
    Files.writeString(nginx.site(), Files.readString(variant));
    assertThat(nginx.run("-t").ok()).isTrue();
    assertThat(nginx.run("-s", "reload").ok()).isTrue();
    Eventually.holds("the refusal", () -> nginx.errorLog().contains("still could not bind()"));
    assertThat(nginx.served()).contains("antmedia");
    var judged = acting.step(step("variant: taken"));
    assertThat(judged.judge(Optional.empty(), judged.look(acting.sight())))
        .isInstanceOf(Judgement.NotYet.class);
  }

  @Test
  void after_a_refusal_what_runs_is_what_is_on_disk() throws IOException {
    nginx.write("conf.d/media.conf.antmedia", OLD);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nginx.write(
          "conf.d/media.conf.taken",
          "server { listen 127.0.0.1:" + taken.getLocalPort() + "; return 200 x; }\n");
      acting.run(step("variant: taken"));
    }
    assertThat(acting.run(step("variant: antmedia")).result().said()).isEqualTo("nothing to do");
  }

  @Test
  void a_crash_between_the_file_and_the_reload_is_seen_and_the_rest_is_done() throws IOException {
    var before = siteText();
    var step = acting.step(step("variant: mediasoup"));
    var stage = acting.stage();
    var prepared = step.prepare(stage, step.look(acting.sight()));
    acting
        .sight()
        .host()
        .files()
        .replace(nginx.site(), Files.readAllBytes(Path.of(nginx.site() + ".mediasoup")));

    var found = step.look(acting.sight());
    assertThat(step.judge(Optional.of(prepared), found)).isInstanceOf(Judgement.NotYet.class);
    assertThat(step.judge(Optional.empty(), found)).isInstanceOf(Judgement.NotYet.class);
    assertThat(nginx.served()).contains("antmedia");

    assertThat(step.act(stage, prepared)).isInstanceOf(StepResult.Done.class);
    assertThat(step.judge(Optional.of(prepared), step.look(acting.sight())))
        .isInstanceOf(Judgement.Done.class);
    assertThat(nginx.served()).contains("mediasoup");
    acting.run(acting.step(step.undo(prepared).orElseThrow()));
    assertThat(siteText()).isEqualTo(before);
  }

  @Test
  void a_crash_with_a_broken_file_in_place_ends_with_the_old_one() throws IOException {
    nginx.write("conf.d/media.conf.broken", "nonsense;\n");
    var before = siteText();
    var step = acting.step(step("variant: broken"));
    var stage = acting.stage();
    var prepared = step.prepare(stage, step.look(acting.sight()));
    Files.writeString(nginx.site(), "nonsense;\n");
    assertThat(step.act(stage, new Look(prepared.facts(), "before the crash")))
        .isInstanceOf(StepResult.NotStarted.class);
    assertThat(siteText()).isEqualTo(before);
  }

  @Test
  void a_reload_by_somebody_else_counts() {
    nginx.write("conf.d/media.conf", NEW);
    nginx.run("-s", "reload").text();
    Eventually.holds("it is served", () -> nginx.served().equals(Optional.of("mediasoup")));
    Eventually.holds(
        "it is done",
        () -> acting.run(step("variant: mediasoup")).result().said().equals("nothing to do"));
  }

  @Test
  void another_upstream_takes_the_place_of_the_old_one_and_nothing_else_changes()
      throws IOException {
    try (var old = Backend.saying("antmedia");
        var other = Backend.saying("mediasoup")) {
      nginx.write(
          "conf.d/media.conf",
          """
          # proxy_pass http://localhost:%1$d; is what it was
          upstream media { server localhost:%1$d max_fails=2; } # one
          server {
            listen 127.0.0.1:PORT;
            location / { proxy_pass http://media; }
            location /ws { proxy_pass http://localhost:%1$d/live; }
          }
          """
              .formatted(old.port()));
      nginx.run("-s", "reload").text();
      Eventually.holds("the old one", () -> nginx.served().equals(Optional.of("antmedia")));
      var before = siteText();
      var upstream = "upstream: \"http://localhost:" + other.port() + "\"";
      var did =
          acting.run(step(upstream + ", instead-of: \"http://localhost:" + old.port() + "\""));
      assertThat(did.judgement()).as(did.result().said()).isInstanceOf(Judgement.Done.class);
      assertThat(nginx.served()).contains("mediasoup");
      assertThat(siteText())
          .isEqualTo(
              before
                  .replace("server localhost:" + old.port(), "server localhost:" + other.port())
                  .replace(
                      "proxy_pass http://localhost:" + old.port() + "/",
                      "proxy_pass http://localhost:" + other.port() + "/"));
      acting.undo(did);
      assertThat(nginx.served()).contains("antmedia");
    }
  }

  @Test
  void without_a_running_nginx_nothing_is_changed() throws IOException {
    var before = siteText();
    nginx.stop();
    var did = acting.run(step("variant: mediasoup"));
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(did.result().said()).contains("nginx is not running").contains("start it");
    assertThat(did.judgement()).isInstanceOf(Judgement.Failed.class);
    assertThat(siteText()).isEqualTo(before);
  }

  @Test
  void a_file_that_nginx_does_not_read_is_no_success() throws IOException {
    var other = nginx.write("elsewhere/media.conf", "# nothing\n");
    nginx.write("elsewhere/media.conf.mediasoup", NEW);
    var did =
        acting.run(
            "nginx: { site: " + other + ", conf: " + nginx.conf() + ", variant: mediasoup }");
    assertThat(did.result().said()).contains("nginx does not read " + other);
    assertThat(Files.readString(other)).isEqualTo("# nothing\n");
  }

  @Test
  void a_variant_that_is_not_there_changes_nothing_and_is_named() throws IOException {
    var did = acting.run(step("variant: none"));
    assertThat(did.result())
        .isEqualTo(new StepResult.NotStarted("there is no saved file " + nginx.site() + ".none"));
    assertThat(did.judgement()).isInstanceOf(Judgement.Failed.class);
  }

  @Test
  void a_site_that_was_gone_comes_back_and_its_undo_takes_it_away() throws IOException {
    Files.delete(nginx.site());
    var did = acting.run(step("variant: mediasoup"));
    assertThat(did.judgement()).as(did.result().said()).isInstanceOf(Judgement.Done.class);
    assertThat(nginx.served()).contains("mediasoup");
    assertThat(acting.undo(did).judgement()).isInstanceOf(Judgement.Done.class);
    assertThat(nginx.site()).doesNotExist();
    Eventually.holds("nobody serves", () -> nginx.served().isEmpty());
  }

  @Test
  void the_check_tells_valid_broken_and_stopped() {
    var check = "nginx: { conf: " + nginx.conf() + " }";
    assertThat(acting.check(check).state()).isEqualTo(Finding.State.GOOD);
    nginx.write("conf.d/z.conf", "nonsense;");
    assertThat(acting.check(check).said()).contains("unknown directive").contains("z.conf:1");
    nginx.write("conf.d/z.conf", "");
    nginx.stop();
    assertThat(acting.check(check).said()).contains("not running");
    assertThat(acting.check("nginx: { conf: " + nginx.conf() + ", running: false }").isGood())
        .isTrue();
    assertThat(acting.check("nginx: { bin: /none, conf: " + nginx.conf() + " }").state())
        .isEqualTo(Finding.State.UNKNOWN);
  }

  /** A server that says one word. */
  private record Backend(HttpServer server) implements AutoCloseable {
    static Backend saying(String word) throws IOException {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var bytes = word.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return new Backend(server);
    }

    int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
