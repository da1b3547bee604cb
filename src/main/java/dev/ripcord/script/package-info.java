/**
 * The pieces that a plain shell script is made of: what a step or a check does, said without
 * Ripcord.
 */
@NullMarked
package dev.ripcord.script;

import org.jspecify.annotations.NullMarked;
