/** The time after a run in which the release has to prove itself. */
@NullMarked
package dev.ripcord.watch;

import org.jspecify.annotations.NullMarked;
