/**
 * A built front end: built, deployed, proven to be the one that is served, and kept for an undo.
 */
@NullMarked
package dev.ripcord.target.frontend;

import org.jspecify.annotations.NullMarked;
