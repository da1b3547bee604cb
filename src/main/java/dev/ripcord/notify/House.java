package dev.ripcord.notify;

import dev.ripcord.catalog.Audience;
import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Notices;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * What the sorting of messages has to know of the world.
 *
 * @param audiences whom a service tells
 * @param digest when and whom the digest goes to; empty for none
 * @param looks how many there were since a moment
 * @param coming how many rules may have something critical to tell within seconds
 */
public record House(
    Function<String, Audience> audiences,
    Optional<Notices.Digest> digest,
    Silences silences,
    Function<Instant, Looks> looks,
    IntSupplier coming) {

  /** What a catalog says of it. */
  public static House of(Catalog catalog, Silences silences, Function<Instant, Looks> looks) {
    return new House(catalog::audience, catalog.notices().digest(), silences, looks, () -> 0);
  }

  /** The same with what comes. */
  public House with(IntSupplier next) {
    return new House(audiences, digest, silences, looks, next);
  }

  /** The same without a digest. */
  House withoutDigest() {
    return new House(audiences, Optional.empty(), silences, looks, coming);
  }
}
