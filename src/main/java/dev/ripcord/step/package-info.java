/** The contract of one change: look, act, look again. */
@NullMarked
package dev.ripcord.step;

import org.jspecify.annotations.NullMarked;
