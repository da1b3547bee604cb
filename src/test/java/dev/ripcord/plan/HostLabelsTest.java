package dev.ripcord.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the hosts of a service are called in paths and for people. */
class HostLabelsTest {
  @Test
  void a_host_is_called_by_its_own_name_and_numbered_where_two_share_it() {
    var labels = new HostLabels(List.of("local", "ssh://a@web:1", "ssh://b@web:2", "ssh://db"));
    assertThat(labels.hosts().stream().map(labels::of))
        .containsExactly("localhost", "host2", "host3", "db");
  }

  @Test
  void a_name_that_is_no_folder_name_is_numbered() {
    var hosts = List.of("ssh://[::1]", "ssh://" + "long.".repeat(20) + "example");
    assertThat(hosts.stream().map(new HostLabels(hosts)::of)).containsExactly("host1", "host2");
  }

  @Test
  void where_there_is_one_host_it_is_not_named() {
    assertThat(new HostLabels(List.of("local")).on("page", "local")).isEqualTo("page");
  }
}
