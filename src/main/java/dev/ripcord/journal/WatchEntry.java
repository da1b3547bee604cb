package dev.ripcord.journal;

/**
 * A fact about the watching of a service, in its place.
 *
 * @param n from 1 on, without gaps
 */
public record WatchEntry(int n, WatchEvent event) {}
