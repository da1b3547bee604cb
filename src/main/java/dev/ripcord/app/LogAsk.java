package dev.ripcord.app;

import java.time.Duration;
import java.util.Optional;

/**
 * What of a log is wanted.
 *
 * @param lines its last lines, at most so many
 * @param since only those that are not older, by the host's own clock
 */
public record LogAsk(int lines, Optional<Duration> since) {}
