package dev.ripcord.catalog;

/**
 * A check with its name.
 *
 * @param degrades whether the service still counts as recovered, though degraded, when it is bad
 */
public record CheckEntry(String name, Configured check, boolean degrades) {}
