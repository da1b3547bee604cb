/**
 * Where commands run and files lie: run a command under a supervisor, read and atomically replace a
 * file.
 */
@NullMarked
package dev.ripcord.host;

import org.jspecify.annotations.NullMarked;
