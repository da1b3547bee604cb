package dev.ripcord.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WayTest {
  @Test
  void without_anything_in_between_there_is_none() {
    assertThat(of(Map.of("proxyjump", "none"))).isEmpty();
  }

  @Test
  void a_jump_host_connects_to_ours() {
    assertThat(of(Map.of("proxyjump", "pi@gate:2200")))
        .endsWith("-W", "db.internal:22", "--", "ssh://pi@gate:2200");
  }

  @Test
  void of_several_the_last_connects_and_is_reached_by_way_of_the_others() {
    assertThat(of(Map.of("proxyjump", "a,ssh://b:23,c")))
        .endsWith("-J", "a,ssh://b:23", "-W", "db.internal:22", "--", "ssh://c");
  }

  @Test
  void an_ipv6_address_stands_in_brackets() {
    var way = Way.of(Map.of("proxyjump", "gate"), Optional.empty(), "db", "fe80::1", 22);
    assertThat(way).contains("[fe80::1]:22");
  }

  @Test
  void our_configuration_holds_for_the_jump_host_too_and_nobody_is_asked() {
    var config = Optional.of(Path.of("/etc/ripcord/ssh_config"));
    assertThat(Way.of(Map.of("proxyjump", "gate"), config, "db", "db.internal", 22))
        .containsSequence("-F", "/etc/ripcord/ssh_config")
        .contains("BatchMode=yes");
  }

  @Test
  void the_tokens_of_a_proxy_command_are_filled_in() {
    assertThat(of(Map.of("proxycommand", "nc -X 5 %h %p # %n %r 100%% %x %", "user", "pi")))
        .containsExactly("sh", "-c", "exec nc -X 5 db.internal 22 # db pi 100% %x %");
  }

  private static List<String> of(Map<String, String> values) {
    return Way.of(values, Optional.empty(), "db", "db.internal", 22);
  }
}
