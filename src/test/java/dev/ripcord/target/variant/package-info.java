/** Tests of the driver. */
@NullMarked
package dev.ripcord.target.variant;

import org.jspecify.annotations.NullMarked;
