/** Files of a host, copied into an archive with a manifest, read back before it counts. */
@NullMarked
package dev.ripcord.target.backup;

import org.jspecify.annotations.NullMarked;
