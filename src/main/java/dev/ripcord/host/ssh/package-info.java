/** Hosts that are reached over SSH. */
@NullMarked
package dev.ripcord.host.ssh;

import org.jspecify.annotations.NullMarked;
