package dev.ripcord.decide;

import dev.ripcord.catalog.Decision.Question;

/**
 * A question with its answer.
 *
 * @param seen whether checks answered it, and not a person
 * @param said what the checks saw; empty where none was asked
 */
public record Answered(Question question, String answer, boolean seen, String said) {}
