/** Services that pm2 runs: start, restart, stop, delete, save, and see. */
@NullMarked
package dev.ripcord.target.pm2;

import org.jspecify.annotations.NullMarked;
