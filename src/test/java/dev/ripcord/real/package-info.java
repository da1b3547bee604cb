/** Tests against the real parts: systemd, nginx, pm2, and the machine they run on. */
@NullMarked
package dev.ripcord.real;

import org.jspecify.annotations.NullMarked;
