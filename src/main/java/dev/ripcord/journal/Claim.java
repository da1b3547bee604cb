package dev.ripcord.journal;

/** The right to write a run's events; void as soon as somebody else holds a later epoch. */
public record Claim(String run, String service, long epoch, String owner) {}
