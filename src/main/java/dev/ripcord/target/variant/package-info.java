/** Services that have implementations side by side, an old and a new one, of which one runs. */
@NullMarked
package dev.ripcord.target.variant;

import org.jspecify.annotations.NullMarked;
