/** Hosts for tests. */
@NullMarked
package dev.ripcord.host;

import org.jspecify.annotations.NullMarked;
