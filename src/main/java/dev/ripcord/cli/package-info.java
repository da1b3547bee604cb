/** The command line: parse, call the app, print, and turn an outcome into an exit code. */
@NullMarked
package dev.ripcord.cli;

import org.jspecify.annotations.NullMarked;
