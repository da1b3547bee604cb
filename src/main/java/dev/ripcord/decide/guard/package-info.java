/** Reasons not to act: what is known, and which of them hold; pure. */
@NullMarked
package dev.ripcord.decide.guard;

import org.jspecify.annotations.NullMarked;
