package dev.ripcord.decide.guard;

import java.util.Optional;

/**
 * What a guard thinks.
 *
 * @param why why it holds; empty where it lets through
 */
public record Opinion(Guard guard, Optional<String> why) {}
