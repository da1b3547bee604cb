/** A command of the user's own as a step: observed, run, verified, undone. */
@NullMarked
package dev.ripcord.target.command;

import org.jspecify.annotations.NullMarked;
