package dev.ripcord.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What people see of lines that may hold a secret. */
class MaskingTest {

  @Test
  void what_looks_like_a_secret_is_hidden() {
    for (var line :
        new String[] {
          "TOKEN=s3cr3t",
          "+export DB_PASSWORD='s3cr3t'",
          "-api_key: s3cr3t",
          "\"apiKey\": \"s3cr3t\"",
          "SESSION_SECRET = s3cr3t",
          "SENTRY_DSN=https://s3cr3t@sentry.example/1",
          "DATABASE_URL=postgres://app:s3cr3t@db/app",
          " proxy_set_header Authorization \"Basic s3cr3t==\";",
          "+    proxy_set_header X-Api-Key s3cr3t;",
          "  set $upstream_token \"s3cr3t\";",
          "  return 200 'Bearer s3cr3ts3cr3t';",
          "ID=s3cr3tAAAABBBB1111CCCC2222DDDD",
          "+Environment=LAVALINK_SERVER_PASSWORD=s3cr3t",
          "Environment=\"A=1\" \"DB_PASSWORD=s3cr3t\"",
          "ExecStart=/usr/bin/java -Dlavalink.server.password=s3cr3t -jar Lavalink.jar",
          "ExecStart=/usr/bin/app --api-key s3cr3t --port 1"
        }) {
      assertThat(Masking.line(line)).contains("***").doesNotContain("s3cr3t");
    }
  }

  @Test
  void the_rest_stays_readable() {
    for (var line :
        new String[] {
          "MEDIA_SERVER_TYPE=mediasoup",
          "MEDIA_SERVER_URL=http://localhost:3001",
          "+    proxy_pass http://localhost:3001;",
          "  server_tokens off;",
          "  ssl_certificate_key /etc/ssl/private/site.key;",
          "  keys_zone=cache:10m",
          "ExecStart=/usr/bin/java -Xmx2G -jar Lavalink.jar",
          "ExecStart=/usr/bin/app --password-file /run/secrets/app",
          "@@ -1,4 +1,4 @@",
          "# a comment about nothing"
        }) {
      assertThat(Masking.line(line)).isEqualTo(line);
    }
  }

  @Test
  void hunks_show_that_a_secret_changed_but_not_to_what() {
    var hunks = Hunks.of("x", bytes("A=1\nTOKEN=s3cr3t\n"), bytes("A=1\nTOKEN=n3w\n"));
    assertThat(hunks).containsSequence("-TOKEN=***", "+TOKEN=***");
    assertThat(Hunks.of("x", bytes("a"), bytes("a"))).isEmpty();
    assertThat(Hunks.of("x", new byte[] {0}, bytes("ab"))).containsExactly("x: 1 bytes -> 2 bytes");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
