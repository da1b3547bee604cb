/** Finds out what is wrong by what it looks like: symptoms, their looks, what those point to. */
@NullMarked
package dev.ripcord.diagnose;

import org.jspecify.annotations.NullMarked;
