package dev.ripcord.target.file;

import dev.ripcord.host.FileContent;
import java.util.Optional;

/** What can be done about a file that is to be put back. */
sealed interface Way {
  String state();

  String said();

  /** Nothing is to do. */
  record Restored(String said) implements Way {
    @Override
    public String state() {
      return "restored";
    }
  }

  /** {@code then} takes the place of {@code now}. */
  record Restore(Optional<FileContent> now, Optional<FileContent> then, String said)
      implements Way {
    @Override
    public String state() {
      return "restorable";
    }
  }

  /** It must not, or cannot be put back. */
  record Refused(String said) implements Way {
    @Override
    public String state() {
      return "refused";
    }
  }

  /** The host could not be asked. */
  record Unseen(String said) implements Way {
    @Override
    public String state() {
      return "unseen";
    }
  }
}
