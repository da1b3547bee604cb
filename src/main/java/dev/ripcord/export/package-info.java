/**
 * The same procedure without Ripcord: a plan as a plain shell script, or as a page for a person;
 * pure.
 */
@NullMarked
package dev.ripcord.export;

import org.jspecify.annotations.NullMarked;
