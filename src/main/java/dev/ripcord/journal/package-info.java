/** journal. */
@NullMarked
package dev.ripcord.journal;

import org.jspecify.annotations.NullMarked;
