/** Tries rules on samples that are written down: what would they have come to, and when? Pure. */
@NullMarked
package dev.ripcord.decide.trial;

import org.jspecify.annotations.NullMarked;
