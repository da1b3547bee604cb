/** How services run, and how a release of each is brought back: a driver in each sub-package. */
@NullMarked
package dev.ripcord.target;

import org.jspecify.annotations.NullMarked;
