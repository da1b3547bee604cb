package dev.ripcord.cli.view;

import dev.ripcord.cli.page.ChannelsPage;
import dev.ripcord.notify.Letter;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;

/** The channels, and what is on its way to people. */
@Json
public record ChannelsView(List<ChannelView> channels, List<LetterView> messages) {

  /** One channel, without its address. */
  @Json
  public record ChannelView(String channel, String kind) {}

  /** One message; {@code said} is each channel's last word. */
  @Json
  public record LetterView(
      Instant at,
      String state,
      String severity,
      String kind,
      String service,
      String title,
      List<String> route,
      String channel,
      List<String> said) {}

  public static ChannelsView of(ChannelsPage page) {
    var channels =
        page.notices().channels().entrySet().stream()
            .map(each -> new ChannelView(each.getKey(), ChannelsPage.kind(each.getValue())))
            .toList();
    return new ChannelsView(channels, page.letters().stream().map(ChannelsView::letter).toList());
  }

  private static LetterView letter(Letter letter) {
    var message = letter.message();
    return new LetterView(
        letter.made(),
        letter.state().name(),
        message.urgency().name(),
        message.kind().name(),
        message.service(),
        message.title(),
        letter.route(),
        letter.channel(),
        letter.said());
  }
}
