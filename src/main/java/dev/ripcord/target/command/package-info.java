/** Steps that are a command of the user's own, with looks to tell whether it worked. */
@NullMarked
package dev.ripcord.target.command;

import org.jspecify.annotations.NullMarked;
