/** The machine that Ripcord itself runs on; a Linux with a POSIX shell and {@code setsid}. */
@NullMarked
package dev.ripcord.host.local;

import org.jspecify.annotations.NullMarked;
