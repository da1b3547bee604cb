/** What was to be seen before anything was changed, kept for whoever asks later. */
@NullMarked
package dev.ripcord.target.evidence;

import org.jspecify.annotations.NullMarked;
