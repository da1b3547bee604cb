/** The contract that every target keeps, and what carries out steps in tests. */
@NullMarked
package dev.ripcord.target;

import org.jspecify.annotations.NullMarked;
