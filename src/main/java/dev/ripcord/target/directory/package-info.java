/** Release folders side by side, and a link that says which one is current. */
@NullMarked
package dev.ripcord.target.directory;

import org.jspecify.annotations.NullMarked;
