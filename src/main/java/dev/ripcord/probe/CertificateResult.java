package dev.ripcord.probe;

import java.time.Instant;
import java.util.Optional;

/** What looking at the certificate of a server came to. */
public sealed interface CertificateResult permits CertificateResult.Shown, Failed {

  Timings timings();

  /**
   * It was shown.
   *
   * @param ends when the first certificate of its chain ends
   * @param subject whom it is for, in its own words
   * @param distrust why it is not believed
   */
  record Shown(Instant ends, String subject, Optional<String> distrust, Timings timings)
      implements CertificateResult {}
}
