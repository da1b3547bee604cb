/**
 * A condition on signals that has to hold for a time: its text, its tree, and its state after each
 * sample; pure.
 */
@NullMarked
package dev.ripcord.rule;

import org.jspecify.annotations.NullMarked;
