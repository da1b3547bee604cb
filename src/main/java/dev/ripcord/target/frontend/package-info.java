/** A front end: built, deployed, and proven to be the one that is served. */
@NullMarked
package dev.ripcord.target.frontend;

import org.jspecify.annotations.NullMarked;
