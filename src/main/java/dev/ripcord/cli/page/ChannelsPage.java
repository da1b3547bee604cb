package dev.ripcord.cli.page;

import dev.ripcord.catalog.Channel;
import dev.ripcord.catalog.Notices;
import dev.ripcord.notify.Letter;
import dev.ripcord.notify.Letter.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The channels, and what is on its way to people. */
public record ChannelsPage(Notices notices, List<Letter> letters) {
  private static final int LISTED = 30;

  public List<String> lines(Format format) {
    if (notices.channels().isEmpty()) {
      return new Sheet(format).line("The catalog names no channels, so nobody is told.").lines();
    }
    var sheet = new Sheet(format);
    var rows =
        notices.channels().entrySet().stream()
            .map(each -> List.of(each.getKey(), kind(each.getValue()), last(each.getKey())))
            .toList();
    sheet.add(new Table(List.of("channel", "is", "last"), rows).lines(format)).blank();
    if (letters.isEmpty()) {
      return sheet.line("No messages: nothing waits, nothing was sent in seven days.").lines();
    }
    shown()
        .forEach(each ->
            sheet.item(
                "  " + Moments.full(each.made(), format.zone()) + "  ", tone(each), line(each)));
    var more = letters.size() - LISTED;
    return more > 0 ? sheet.line("... and " + more + " more").lines() : sheet.lines();
  }

  /** What is not there yet first. */
  List<Letter> shown() {
    return letters.stream()
        .sorted(Comparator.comparing(each -> each.state() == State.SENT))
        .limit(LISTED)
        .toList();
  }

  public boolean good() {
    return letters.stream().noneMatch(each -> each.state() == State.GIVEN_UP);
  }

  /** What a channel is, without its address. */
  public static String kind(Channel channel) {
    return switch (channel) {
      case Channel.Discord _ -> "Discord";
      case Channel.Slack _ -> "Slack";
      case Channel.Email email -> "e-mail to " + String.join(", ", email.to());
      case Channel.Webhook _ -> "webhook";
      case Channel.PagerDuty _ -> "PagerDuty";
    };
  }

  private String last(String channel) {
    Optional<Instant> sent =
        letters.stream()
            .filter(each -> each.state() == State.SENT && each.channel().equals(channel))
            .map(Letter::made)
            .max(Comparator.naturalOrder());
    var waiting =
        letters.stream()
            .filter(each -> each.state() == State.WAITING && each.channel().equals(channel))
            .count();
    return (sent.isPresent() ? "took a message" : "")
        + (sent.isPresent() && waiting > 0 ? ", " : "")
        + (waiting > 0 ? waiting + " waiting" : "");
  }

  private static String line(Letter letter) {
    var message = letter.message();
    var about =
        message.urgency() + " " + message.service() + (message.service().isEmpty() ? "" : ": ");
    var state =
        switch (letter.state()) {
          case WAITING -> "waits for " + letter.channel();
          case SENT -> "sent to " + letter.channel();
          case GIVEN_UP -> "NOT TAKEN by " + String.join(", ", letter.route());
        };
    var said = letter.said().isEmpty() ? "" : " (" + letter.said().getLast() + ")";
    return state + ": " + about + message.title() + said;
  }

  private static Tone tone(Letter letter) {
    return switch (letter.state()) {
      case WAITING -> Tone.PLAIN;
      case SENT -> Tone.DIM;
      case GIVEN_UP -> Tone.BAD;
    };
  }
}
