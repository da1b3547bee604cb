/**
 * The time after a run in which the release has to prove itself; and what probes saw, kept for a
 * week.
 */
@NullMarked
package dev.ripcord.watch;

import org.jspecify.annotations.NullMarked;
