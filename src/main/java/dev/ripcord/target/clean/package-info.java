/** Old files removed below folders, within bounds. */
@NullMarked
package dev.ripcord.target.clean;

import org.jspecify.annotations.NullMarked;
