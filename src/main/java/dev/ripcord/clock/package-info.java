/** clock. */
@NullMarked
package dev.ripcord.clock;

import org.jspecify.annotations.NullMarked;
