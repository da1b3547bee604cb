/** cli. */
@NullMarked
package dev.ripcord.cli;

import org.jspecify.annotations.NullMarked;
