package dev.ripcord.host.local;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where programs are looked for: after our own PATH in the folders of those for administrators,
 * which the PATH of an ordinary user lacks on Debian, and with them nginx.
 */
final class SearchPath {
  private static final String NONE = "/usr/local/bin:/usr/bin:/bin";
  private static final String ADMINISTRATORS = "/usr/local/sbin:/usr/sbin:/sbin";

  /** Of this process. */
  static final String OURS = after(Optional.ofNullable(System.getenv("PATH")));

  private SearchPath() {}

  static String after(Optional<String> own) {
    return Stream.of(own.orElse(NONE), ADMINISTRATORS)
        .flatMap(each -> Stream.of(each.split(":", -1)))
        .distinct()
        .collect(Collectors.joining(":"));
  }
}
