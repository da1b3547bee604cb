/** Services that are systemd units: stop, start, restart, reload, enable, disable, and see. */
@NullMarked
package dev.ripcord.target.systemd;

import org.jspecify.annotations.NullMarked;
