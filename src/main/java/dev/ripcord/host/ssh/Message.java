package dev.ripcord.host.ssh;

import java.time.Duration;
import java.util.Optional;

/**
 * Something for the far side to do.
 *
 * @param text shell functions, variables, and the call of one of them
 * @param payload bytes for its stdin, once it says that it is ready for them
 * @param limit bytes kept of each stream of the answer
 * @param patience how long to wait for the answer
 */
record Message(String nonce, String text, Optional<byte[]> payload, int limit, Duration patience) {}
