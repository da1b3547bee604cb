/** What time it is, and how to wait: the only place that reads a clock. */
@NullMarked
package dev.ripcord.clock;

import org.jspecify.annotations.NullMarked;
