/**
 * What there is to go back to: the ledger of releases, their grades, and the choice of the one
 * meant.
 */
@NullMarked
package dev.ripcord.release;

import org.jspecify.annotations.NullMarked;
