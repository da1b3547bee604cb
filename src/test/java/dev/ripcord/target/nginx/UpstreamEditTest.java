package dev.ripcord.target.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Edits of upstream addresses, case by case and in random files. */
class UpstreamEditTest {
  private static final String OLD = "http://localhost:5080";
  private static final String NEW = "http://localhost:3001";

  private static String edit(String conf) {
    return new UpstreamEdit(Address.parse(NEW), Optional.of(Address.parse(OLD))).apply(conf);
  }

  private static String editOnly(String conf) {
    return new UpstreamEdit(Address.parse(NEW), Optional.empty()).apply(conf);
  }

  private static String location(String pass) {
    return "server {\n  location / {\n    " + pass + "\n  }\n}\n";
  }

  @Test
  void a_proxy_pass_is_changed_and_its_path_stays() {
    assertThat(edit(location("proxy_pass http://localhost:5080;")))
        .isEqualTo(location("proxy_pass http://localhost:3001;"));
    assertThat(
            edit(
                location(
                    "proxy_pass  http://LOCALHOST:5080/app/$1; # was"))) // case is no difference
        .isEqualTo(location("proxy_pass  http://localhost:3001/app/$1; # was"));
    assertThat(edit(location("proxy_pass \"http://localhost:5080/\";")))
        .isEqualTo(location("proxy_pass \"http://localhost:3001/\";"));
  }

  @Test
  void comments_strings_and_other_directives_are_not_touched() {
    var conf =
        """
        # proxy_pass http://localhost:5080;
        map $x $y { default "http://localhost:5080"; }
        server {
          add_header X-Was 'proxy_pass http://localhost:5080;';
          set $z http://localhost:5080;
          location ~ "^/a{2}$" { proxy_pass http://localhost:5080; }
        }
        """;
    assertThat(edit(conf))
        .isEqualTo(
            conf.replace(
                "{ proxy_pass http://localhost:5080", "{ proxy_pass http://localhost:3001"));
  }

  @Test
  void a_server_of_an_upstream_block_is_changed_and_its_options_stay() {
    var conf =
        "upstream media {\n  server localhost:5080 max_fails=3; # main\n  server other:1;\n}\n";
    assertThat(edit(conf)).isEqualTo(conf.replace("localhost:5080", "localhost:3001"));
  }

  @Test
  void a_default_port_is_the_same_port() {
    var edit = new UpstreamEdit(Address.parse(NEW), Optional.of(Address.parse("http://media")));
    assertThat(edit.apply(location("proxy_pass http://media:80;")))
        .isEqualTo(location("proxy_pass http://localhost:3001;"));
    assertThatThrownBy(() -> edit.apply(location("proxy_pass https://media;")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void done_already_is_no_change() {
    var done = location("proxy_pass http://localhost:3001;");
    assertThat(edit(done)).isEqualTo(done);
    assertThat(editOnly(done)).isEqualTo(done);
  }

  @Test
  void the_only_address_need_not_be_named() {
    assertThat(editOnly(location("proxy_pass http://localhost:5080;")))
        .isEqualTo(location("proxy_pass http://localhost:3001;"));
  }

  @Test
  void what_is_not_there_or_not_clear_is_refused_with_what_there_is() {
    assertThatThrownBy(() -> edit(location("proxy_pass http://127.0.0.1:5080;")))
        .hasMessageContaining("is http://localhost:5080")
        .hasMessageContaining("it has http://127.0.0.1:5080");
    assertThatThrownBy(() -> edit(location("proxy_pass http://$backend;")))
        .hasMessageContaining("names no address");
    assertThatThrownBy(() -> editOnly(location("proxy_pass http://a:1; proxy_pass http://b:2;")))
        .hasMessageContaining("instead-of")
        .hasMessageContaining("http://a:1, http://b:2");
    assertThatThrownBy(
            () -> edit("upstream m { server localhost:5080; server localhost:3001 backup; }"))
        .hasMessageContaining("has both");
    assertThatThrownBy(() ->
            new UpstreamEdit(
                    Address.parse("https://localhost:3001"), Optional.of(Address.parse(OLD)))
                .apply("upstream m { server localhost:5080; }"))
        .hasMessageContaining("no scheme");
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_with_the_line() {
    for (var broken : List.of("server {\n", "}\n", "a;\n'open", "a b", "{ a; }", "a { b }", ";")) {
      assertThatThrownBy(() -> edit(broken))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("line ");
    }
  }

  @Test
  void a_lua_block_is_skipped() {
    var conf =
        """
        server {
          content_by_lua_block { local s = "it's" -- { don't }
          }
          location / { proxy_pass http://localhost:5080; }
        }
        """;
    assertThat(edit(conf)).isEqualTo(conf.replace("5080", "3001"));
  }

  @Test
  void in_random_files_only_the_addresses_change() {
    var seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var pieces =
        List.of(
            "  # %s in a comment { ; '\n",
            "  location ~ \"a;{}%s\" { return 200 'x%s'; }\n",
            "  set $a \"%s\\\"\";\n",
            "  if ($b) { rewrite ^ ${c}%s; }\n",
            "\n",
            "  add_header a 'two\nlines %s';\n");
    for (var round = 0; round < 500; round++) {
      var before = new StringBuilder("server {\n");
      var after = new StringBuilder("server {\n");
      for (var i = random.nextInt(8); i >= 0; i--) {
        var piece = pieces.get(random.nextInt(pieces.size())).replace("%s", OLD);
        before.append(piece);
        after.append(piece);
        if (random.nextBoolean()) {
          before.append("  location /x { proxy_pass ").append(OLD).append("/p; }\n");
          after.append("  location /x { proxy_pass ").append(NEW).append("/p; }\n");
        }
      }
      before.append("  proxy_pass ").append(OLD).append(";\n}\n");
      after.append("  proxy_pass ").append(NEW).append(";\n}\n");
      assertThat(edit(before.toString()))
          .as("seed %d round %d", seed, round)
          .isEqualTo(after.toString());
    }
  }
}
