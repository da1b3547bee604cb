package dev.ripcord.cli;

import dev.ripcord.cli.page.DonePage;
import dev.ripcord.cli.view.MessageView;
import java.util.List;

/** Says that a small thing was done. */
final class Said {
  private Said() {}

  static int tell(Call call, String said, List<String> next) {
    call.answer(
        MessageView.class,
        () -> new MessageView(said, next),
        () -> new DonePage(said, next).lines(call.format()));
    return Exit.OK;
  }

  static int tell(Call call, String said) {
    return tell(call, said, List.of());
  }
}
