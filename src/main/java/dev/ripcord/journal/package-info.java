/**
 * What is believed after a crash: events as the truth, projections beside them, a fence around
 * both.
 */
@NullMarked
package dev.ripcord.journal;

import org.jspecify.annotations.NullMarked;
