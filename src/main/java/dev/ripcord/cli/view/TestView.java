package dev.ripcord.cli.view;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each channel said to a test message. */
@Json
public record TestView(boolean good, List<ChannelTest> channels) {

  /** One of them; {@code error} is what it said when it did not take it. */
  @Json
  public record ChannelTest(String channel, boolean taken, Optional<String> error) {}

  public static TestView of(Map<String, Optional<String>> said) {
    var channels =
        said.entrySet().stream()
            .map(each -> new ChannelTest(each.getKey(), each.getValue().isEmpty(), each.getValue()))
            .toList();
    return new TestView(channels.stream().allMatch(ChannelTest::taken), channels);
  }
}
