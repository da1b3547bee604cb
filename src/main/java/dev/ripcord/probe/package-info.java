/** One look at something over the network or on a host, and what it saw. */
@NullMarked
package dev.ripcord.probe;

import org.jspecify.annotations.NullMarked;
