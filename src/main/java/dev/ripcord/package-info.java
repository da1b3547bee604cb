/** Ripcord. */
@NullMarked
package dev.ripcord;

import org.jspecify.annotations.NullMarked;
