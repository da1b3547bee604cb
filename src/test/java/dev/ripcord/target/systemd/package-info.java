/** Tests of the driver. */
@NullMarked
package dev.ripcord.target.systemd;

import org.jspecify.annotations.NullMarked;
