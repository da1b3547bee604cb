/** Tests of the driver. */
@NullMarked
package dev.ripcord.target.pm2;

import org.jspecify.annotations.NullMarked;
