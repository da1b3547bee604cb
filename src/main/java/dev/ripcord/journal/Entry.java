package dev.ripcord.journal;

import java.time.Instant;

/**
 * An event in its place.
 *
 * @param n counted from 1 within the run
 * @param at wall time of the writer; order is told by {@code n}, never by this
 * @param hash SHA-256 over the hash before it and its own content, in hex
 */
public record Entry(String run, int n, Instant at, Event event, String hash) {}
