/** Plays what happened through the rules again, and says what would have been done; pure. */
@NullMarked
package dev.ripcord.decide.replay;

import org.jspecify.annotations.NullMarked;
