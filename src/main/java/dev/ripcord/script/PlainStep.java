package dev.ripcord.script;

/**
 * A step said without Ripcord.
 *
 * @param look sees whether it is done; run before the act and after it
 * @param act makes the change once
 */
public record PlainStep(Piece look, Piece act) {}
