package dev.ripcord.host.local;

import dev.ripcord.host.ActContract;
import dev.ripcord.host.Host;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on this machine. */
class LocalActTest extends ActContract {
  @TempDir private Path folder;

  @Override
  protected Host host() {
    return new LocalPlace(folder).host();
  }

  @Override
  protected Path scratch() {
    return new LocalPlace(folder).scratch();
  }

  @Override
  protected List<String> stateTexts() {
    return new LocalPlace(folder).stateTexts();
  }
}
