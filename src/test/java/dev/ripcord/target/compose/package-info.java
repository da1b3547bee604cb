/** Tests of the driver. */
@NullMarked
package dev.ripcord.target.compose;

import org.jspecify.annotations.NullMarked;
