package dev.ripcord.export;

import java.time.Instant;

/**
 * What an export was made from.
 *
 * @param catalog where the catalog is, for people
 * @param hash the catalog's SHA-256
 * @param version the Ripcord that made it
 * @param again the command that makes it anew
 */
public record Origin(String catalog, String hash, String version, Instant made, String again) {}
