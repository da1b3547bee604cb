package dev.ripcord.check;

/** What one check of a round saw. */
public record Seen(String name, boolean degrades, Finding finding) {}
