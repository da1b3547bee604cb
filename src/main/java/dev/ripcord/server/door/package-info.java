/** The Unix socket by which whoever is on the daemon's machine finds it and asks how it stands. */
@NullMarked
package dev.ripcord.server.door;

import org.jspecify.annotations.NullMarked;
